"""What scripts and notebooks may use; docs/api.md describes it."""

from site_builder.article import Reader, read_article, reader_for
from site_builder.errors import (
    CacheError,
    DeliveryError,
    NewsDigestError,
    Problem,
    SettingsError,
    SourceError,
    StrictError,
    UnreadableError,
)
from site_builder.model import Article, Block, Body, Card, Entity, Image, Mention, Quote
from site_builder.pipeline import build
from site_builder.report import Finished, Progress, Stage, Trouble, lines, reporter_for
from site_builder.settings import Build, Settings, Site, load

__all__ = [
    "Article",
    "Block",
    "Body",
    "Build",
    "CacheError",
    "Card",
    "DeliveryError",
    "Entity",
    "Finished",
    "Image",
    "Mention",
    "NewsDigestError",
    "Problem",
    "Progress",
    "Quote",
    "Reader",
    "Settings",
    "SettingsError",
    "Site",
    "SourceError",
    "Stage",
    "StrictError",
    "Trouble",
    "UnreadableError",
    "build",
    "lines",
    "load",
    "read_article",
    "reader_for",
    "reporter_for",
]
