"""The site while it is being written: served on this machine, built again at each change, shown again by itself."""

from site_builder.serving.preview_server import PreviewServer, preview_server
from site_builder.serving.preview_state import PreviewState
from site_builder.serving.rebuilding import article_at, build_preview
from site_builder.serving.watcher import Watched, changes

__all__ = ["PreviewServer", "PreviewState", "Watched", "article_at", "build_preview", "changes", "preview_server"]
