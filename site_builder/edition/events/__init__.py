"""What an article says of its event, and what of it speaks against another article's telling of the same one."""
