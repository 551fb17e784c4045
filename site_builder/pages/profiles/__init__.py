"""What pages of people, places and organisations show besides articles, each part made by a module of its own."""

__all__: list[str] = []
