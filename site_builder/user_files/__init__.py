"""Every file that a user writes is read and checked here: settings, rules, corrections of names, front matter."""

from site_builder.user_files.documents import Document, json_document, read_text, toml_document
from site_builder.user_files.schema import Field, NotFittingError, checked, fitting, shown, unknown_name

__all__ = [
    "Document",
    "Field",
    "NotFittingError",
    "checked",
    "fitting",
    "json_document",
    "read_text",
    "shown",
    "toml_document",
    "unknown_name",
]
