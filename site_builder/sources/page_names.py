"""What the names of elements and addresses of a saved page say, in the languages in which publishers write them."""

import re

from site_builder import data

__all__ = ["named"]


def named(role: str, form: str = "{}") -> re.Pattern[str]:
    """Return the expression that finds names of a role (data: any/sources/page_names); `form` is what stands around."""
    parts = "|".join(part for kind, part in data.table("any", "sources/page_names") if kind == role)
    return re.compile(form.format(f"(?:{parts})"), re.IGNORECASE)
