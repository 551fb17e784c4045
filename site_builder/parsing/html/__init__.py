"""Saved web pages: the main text is found in the tree of elements, then read like lines of plain text."""

__all__: list[str] = []
