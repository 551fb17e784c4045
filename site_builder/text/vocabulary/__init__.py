"""What the words of a language do around values, dates and quotations: number words, months, currencies, units."""

__all__: list[str] = []
