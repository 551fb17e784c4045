"""Views and cards -> the files of the site."""

from site_builder.outputs.search_files import search_files
from site_builder.outputs.site_files import site_files

__all__ = ["search_files", "site_files"]
