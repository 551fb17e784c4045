"""The preview: serves the site on this computer, builds it again at each change, and reloads the page."""

from site_builder.serving.preview_server import PreviewServer, preview_server
from site_builder.serving.preview_state import PreviewState
from site_builder.serving.rebuilding import article_at, build_preview
from site_builder.serving.watcher import Watched, changes

__all__ = ["PreviewServer", "PreviewState", "Watched", "article_at", "build_preview", "changes", "preview_server"]
