"""The stages of a build, each done only where something has changed since the last one.

A stage itself knows no cache, and the cache knows no stage; these modules bring the two together.
"""

__all__: list[str] = []
