"""Other people's forms of news become files of articles: dumps, feeds, e-mail, documents, old fonts."""

__all__: list[str] = []
