"""A folder of files becomes `Source` values; the only place that reads articles from disk."""

from site_builder.sources.reading import Reading, digest_of, read, read_text
from site_builder.sources.scan import Found, Scan, scan

__all__ = ["Found", "Reading", "Scan", "digest_of", "read", "read_text", "scan"]
