"""Where the files of this package lie."""

from pathlib import Path

__all__ = ["PACKAGE", "template_folder"]

PACKAGE = Path(__file__).parents[1]
"""The folder of the code, with the data in it."""


def template_folder() -> Path:
    """Return the folder of the packaged templates: inside an installed package, else at the top of the repository."""
    inside = PACKAGE / "templates"
    return inside if inside.is_dir() else PACKAGE.parent / "templates"
