"""Edition -> Pages: which pages exist, what each shows, and when it must be made again."""

__all__: list[str] = []
