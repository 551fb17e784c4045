"""Parts of the pages of people, places and organisations besides their articles; one module makes each part."""

__all__: list[str] = []
