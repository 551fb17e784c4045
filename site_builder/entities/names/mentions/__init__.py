"""From the names found to entities: which mentions are one name, and which names are one person, place or body."""
