"""What several pages are put together from: the frame, teasers, running text, facts."""
