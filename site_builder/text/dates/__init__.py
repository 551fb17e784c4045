"""Dates in a text: how they are read, which year they mean, and their normal form."""

__all__: list[str] = []
