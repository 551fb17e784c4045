"""Search: analysis of words, the index in shards, and queries. docs/search.md explains all of it."""
