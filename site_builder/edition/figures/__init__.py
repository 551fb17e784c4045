"""What the reports of one story count, and where they do not agree."""
