"""Scripts in readable Latin letters, one module for each way of writing."""

__all__: list[str] = []
