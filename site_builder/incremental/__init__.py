"""The stages of a build, each repeated only for what has changed since the last build.

The stages do not know the cache, and the cache does not know the stages. These modules connect them.
"""

__all__: list[str] = []
