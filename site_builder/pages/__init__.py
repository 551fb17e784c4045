"""Edition -> Pages: which pages exist, what each shows, and when it must be made again."""

from site_builder.pages.lay_out import lay_out

__all__ = ["lay_out"]
