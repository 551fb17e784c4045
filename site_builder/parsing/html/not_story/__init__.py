"""What stands on a page and is not of its story, told by what can be measured."""

__all__: list[str] = []
