"""Documents -> the search index, brought up to date: what each gives, its slot, the shards."""
