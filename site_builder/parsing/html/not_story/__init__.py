"""Finds parts of a page that do not belong to its story, by measures."""

__all__: list[str] = []
