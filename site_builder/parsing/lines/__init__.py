"""What each line of plain text is. Rules look at the head, then the body; some apply anywhere."""

__all__: list[str] = []
