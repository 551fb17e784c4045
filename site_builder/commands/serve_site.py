"""What `news-digest serve` does: build, serve, watch, build again."""

import threading
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from msgspec.structs import replace

from site_builder.article import reader_for
from site_builder.commands.explain import CorrectionForm, explain_article
from site_builder.engine.own_files import template_folder
from site_builder.errors import Problem, SettingsError
from site_builder.outputs.rendering import Renderer
from site_builder.pipeline import build
from site_builder.report import Finished, Reporter, Shown
from site_builder.serving import PreviewState, Watched, article_at, build_preview, changes, preview_server
from site_builder.serving.proposal_page import CORRECT
from site_builder.serving.proposals import LINE_KINDS, NOT_A_NAME, Proposal, propose_no_name, propose_rule
from site_builder.settings import Settings, Site

__all__ = ["serve_site"]

_PREVIEW = "preview"
"""Folder inside the cache: what is published later never holds a draft, nor half a change."""


def serve_site(
    load: Callable[[], Settings], config: Path, port: int, report: Reporter, say: Callable[[str], None]
) -> None:
    """Serve the site of `load()` until Ctrl-C; the settings are loaded again at each change.

    `config` is the file of the settings, which need not exist. Raises NewsDigestError when the settings are wrong at
    the start, when the port is taken, or when a library is not installed.
    """
    for library in ("tomlkit", "watchfiles"):
        if find_spec(library) is None:
            fix = "install it: pip install 'news-digest[serve]'"
            raise SettingsError(Problem(library, None, "this library is not installed", fix))
    settings, state = load(), PreviewState()
    root = settings.build.cache / _PREVIEW

    def xray(address: str, token: str) -> bytes | None:
        return _xray(load(), root, address, token)

    def propose(kind: str, text: str) -> Proposal:
        return _proposal(load(), config, kind, text)

    with preview_server(root, settings.site.base_url, state, port, xray, propose) as server:
        _begin_ledger(settings, root)
        say(f"Building {settings.build.seeds} …")
        _tell(build_preview(partial(_build, settings, root), root, state, report), say)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"Open {server.url} (Ctrl-C ends it)")
        watched = _watched(settings, config)

        def again(hear: Reporter, shown: Shown) -> Finished:
            nonlocal watched
            now = load()
            watched = _watched(now, config)
            # Threads run now, so that no process may be forked; few articles change at once.
            return _build(replace(now, build=replace(now.build, jobs=1)), root, hear, shown)

        for _ in changes(lambda: watched):
            _tell(build_preview(again, root, state, report), say)


def _begin_ledger(settings: Settings, root: Path) -> None:
    """Begin the preview's ledger of addresses as a copy, so that a half-typed headline gives no published address."""
    root.parent.mkdir(parents=True, exist_ok=True)
    text = next((file.read_bytes() for file in settings.build.ledgers() if file.is_file()), b"")
    _ledger(root).write_bytes(text)


def _ledger(root: Path) -> Path:
    return root.with_name(f"{root.name}-addresses.txt")


def _build(settings: Settings, root: Path, hear: Reporter, shown: Shown) -> Finished:
    options = replace(settings.build, output=root, addresses=_ledger(root), strict=False)
    return build(replace(settings, build=options), hear, shown=shown)


def _proposal(settings: Settings, config: Path, kind: str, text: str) -> Proposal:
    """Return the function that corrects a line or a name by a click; raises LookupError for an unknown click."""
    if kind == NOT_A_NAME:
        return propose_no_name(settings.build.entities, text)
    if kind not in LINE_KINDS or not text.strip():
        raise LookupError(kind)
    return propose_rule(config.absolute().parent / "rules", kind, text)


def _xray(settings: Settings, root: Path, address: str, token: str) -> bytes | None:
    """Return the X-ray of the article whose page stands at `address`; None for another page."""
    path = article_at(root, address)
    if path is None:
        return None
    reader = replace(reader_for(settings), folder=settings.build.seeds)
    form = CorrectionForm(CORRECT, token, address, LINE_KINDS, NOT_A_NAME)
    view = replace(explain_article(reader, path), form=form)
    return Renderer((template_folder(),), Site()).render("explain", view)


def _tell(done: Finished | None, say: Callable[[str], None]) -> None:
    if done is None:
        say("the site was not built; the last good site stays until you fix this")
    elif done.written or done.removed:
        say(f"{done.articles} articles, {done.written} files written, {done.removed} removed, {done.seconds:.2f} s")


def _watched(settings: Settings, config: Path) -> Watched:
    """Return all that the site is made of."""
    options, project = settings.build, config.absolute().parent
    folders = {options.seeds.absolute(), options.templates.absolute(), project / "rules"}
    files = {config.absolute(), options.entities.absolute()}
    return Watched(
        frozenset(folders), frozenset(files), frozenset({options.cache.absolute(), options.output.absolute()})
    )
