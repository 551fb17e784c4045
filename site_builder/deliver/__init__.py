"""Files -> a place where people can open them."""

from site_builder.deliver.folder import Folder, open_folder, site_stands

__all__ = ["Folder", "open_folder", "site_stands"]
