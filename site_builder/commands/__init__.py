"""What each command prints; the command line itself is read in cli.py."""

__all__: list[str] = []
