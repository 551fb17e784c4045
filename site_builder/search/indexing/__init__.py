"""Updates the search index from documents: their contributions, their slots, the shards."""
