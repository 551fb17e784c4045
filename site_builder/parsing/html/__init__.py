"""Saved web pages: the main text is found in the tree of elements, then read as lines are."""

__all__: list[str] = []
