"""Writes and publishes the files of the site."""

from site_builder.deliver.folder import Folder, open_folder, site_stands, was_interrupted
from site_builder.deliver.site_listing import site_listing

__all__ = ["Folder", "open_folder", "site_listing", "site_stands", "was_interrupted"]
