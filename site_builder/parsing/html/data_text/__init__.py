"""Finds the story in the data and scripts of a page."""

__all__: list[str] = []
