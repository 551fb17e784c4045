"""Documents -> the updated search index: contributions of documents, their slots, the shards."""
