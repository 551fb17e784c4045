"""What a build keeps between runs and how it spreads over processes. Nothing in here knows a stage of the build."""

__all__: list[str] = []
