"""What an article says about its event, and signs that two articles are about different events."""
