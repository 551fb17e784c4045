"""One module a format: a file becomes records, and whatever is wrong with one costs only that one."""

__all__: list[str] = []
