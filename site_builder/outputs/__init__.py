"""Views and cards -> the files of the site."""

from site_builder.outputs.site_files import site_files

__all__ = ["site_files"]
