"""Search: what words are found by, the index in shards, and the query. docs/search.md explains all of it."""
