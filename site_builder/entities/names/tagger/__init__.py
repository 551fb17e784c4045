"""The statistical name tagger: features of tokens, a small network, and its labels as evidence for names."""

__all__: list[str] = []
