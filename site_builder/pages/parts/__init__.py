"""Parts that several pages share: the frame, teasers, running text, facts."""
