"""Turn a folder of raw news text into a digest site."""

__all__ = ["__version__"]

__version__ = "0.1.0"
