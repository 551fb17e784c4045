"""Roles of the lines of plain text. Rules look at the head, then the body; some apply anywhere."""

__all__: list[str] = []
