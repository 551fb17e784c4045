"""Makes the files of the site from views and cards."""

from site_builder.outputs.site_files import site_files

__all__ = ["site_files"]
