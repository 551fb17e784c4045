"""The stages of a build, each done only where something has changed since the last one.

A stage itself knows no cache, and the cache knows no stage; these modules bring the two together.
"""

from site_builder.incremental.address_ledger import keep_ledger, read_ledger
from site_builder.incremental.build_run import BuildRun, open_run, with_sound_cache
from site_builder.incremental.delivery import deliver, other_files, stated_now
from site_builder.incremental.page_files import Design, bodies, design_of, render_stale, stale_pages
from site_builder.incremental.picture_copies import with_pictures
from site_builder.incremental.readings import parse_changed
from site_builder.incremental.search_index import SearchIndex, search_index
from site_builder.incremental.survey import read_changed

__all__ = [
    "BuildRun",
    "Design",
    "SearchIndex",
    "bodies",
    "deliver",
    "design_of",
    "keep_ledger",
    "open_run",
    "other_files",
    "parse_changed",
    "read_changed",
    "read_ledger",
    "render_stale",
    "search_index",
    "stale_pages",
    "stated_now",
    "with_pictures",
    "with_sound_cache",
]
