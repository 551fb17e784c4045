"""What an article says about its event, and whether two articles report the same one."""
