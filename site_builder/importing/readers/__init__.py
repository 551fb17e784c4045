"""One module for each format: a file becomes records, and a problem with one record costs only that one."""

__all__: list[str] = []
