"""The command line: `news-digest build`, and all its other commands.

Each command imports what it runs, so that none waits for the modules of another.
"""

import argparse
import json
import shlex
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from site_builder import __version__
from site_builder.errors import NewsDigestError, SourceError
from site_builder.incremental.standing_site import standing_site
from site_builder.report import Reporter, Trouble, reporter_for
from site_builder.settings import Settings, load

__all__ = ["main"]

_CONFIG = Path("digest.toml")
_DONE, _LEFT_OUT, _FAILED = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status.

    0: done. 1: done, but articles were left out, or `check` has found errors. 2: not done (settings, output
    folder, --strict). `site_builder.entry` adds those of signals.
    """
    options = _options(arguments)
    try:
        return int(options.run(options))
    except NewsDigestError as error:
        for problem in error.problems:
            print(f"error: {problem}", file=sys.stderr)
        return _FAILED
    except BrokenPipeError:  # the reader of our output has seen enough (`news-digest parse … | head`)
        sys.stderr.close()
        return _DONE


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = _parser()
    options, rest = parser.parse_known_args(arguments)
    # Words of a query may stand behind an option, which argparse does not take, and begin with '-': `-बिहार`.
    if rest and (not hasattr(options, "query") or any(word.startswith("--") for word in rest)):
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    if rest:
        options.query += rest
    return options


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="news-digest", description="Turn a folder of raw news text into a digest site. Hindi first."
    )
    parser.add_argument("--version", action="version", version=f"news-digest {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_new(commands)
    _add_import(commands)
    _add_build(commands)
    _add_check(commands)
    _add_serve(commands)
    _add_publish(commands)
    _add_parse(commands)
    _add_explain(commands)
    _add_split(commands)
    _add_tag(commands)
    _add_search(commands)
    return parser


def _add_new(commands: Any) -> None:
    text = "Make a folder with settings, two articles, and all that publishes them; it builds at once."
    command = commands.add_parser("new", help="begin a site", description=text)
    command.add_argument("folder", type=Path, metavar="FOLDER", help="a folder that is empty, or does not exist yet")
    command.set_defaults(run=_new)


def _new(options: argparse.Namespace) -> int:
    from site_builder.commands.new import new_project

    new_project(options.folder)
    print(
        f"{options.folder} is ready. Now: cd {shlex.quote(str(options.folder))} && news-digest build", file=sys.stderr
    )
    return _DONE


def _add_import(commands: Any) -> None:
    text = "Write a file an article from dumps, feeds, e-mail, documents and saved pages; what is there already stays."
    command = commands.add_parser("import", help="read other forms of news", description=text)
    help_ = "a file, or a folder of files; docs/import.md lists the formats"
    command.add_argument("source", type=Path, metavar="SOURCE", help=help_)
    command.add_argument("--into", type=Path, required=True, metavar="FOLDER", help="where articles are written")
    help_ = "the column of a dump that states one of our fields, such as title=heading; may be given again"
    command.add_argument("--map", action="append", default=[], metavar="FIELD=COLUMN", help=help_)
    help_ = "the old font that all of the text was typed for; default: found out, where it is sure"
    command.add_argument("--font", type=_font, metavar="FONT", help=help_)
    command.set_defaults(run=_import)


def _font(name: str) -> str:
    from site_builder.importing.font_conversion import FONTS

    if name not in FONTS:
        raise argparse.ArgumentTypeError(f"unknown font '{name}'; known are {', '.join(sorted(FONTS))}")
    return name


def _import(options: argparse.Namespace) -> int:
    from site_builder.commands.import_ import columns_given, import_articles
    from site_builder.importing.record import ImportOptions

    asked = ImportOptions(columns_given(options.map), options.font)
    return _DONE if import_articles(options.source, options.into, asked) else _LEFT_OUT


def _add_build(commands: Any) -> None:
    command = commands.add_parser("build", help="build the site", description="Build the site; only what changed.")
    command.add_argument("seeds", nargs="?", help="folder of articles: .txt, .md, .html (default: seeds)")
    command.add_argument("-o", "--output", metavar="DIR", help="folder for the site (default: public)")
    _add_config(command)
    command.add_argument("--base-url", metavar="URL", help="where the site will stand; needed for feeds and sitemap")
    command.add_argument("-j", "--jobs", type=int, metavar="N", help="worker processes (default: 0, all cores)")
    command.add_argument("--strict", action="store_true", default=None, help="stop at the first problem, with status 2")
    help_ = "leave out what was in the site and cannot be read now, instead of stopping"
    command.add_argument("--keep-going", action="store_true", default=None, help=help_)
    help_ = "read every file of the site, and write again what is not as it was written"
    command.add_argument("--verify", action="store_true", default=None, help=help_)
    command.add_argument("-q", "--quiet", action="store_true", help="print problems only")
    command.set_defaults(run=_build)


def _build(options: argparse.Namespace) -> int:
    names = ("seeds", "output", "base_url", "jobs", "strict", "keep_going", "verify")
    overrides = {name: getattr(options, name) for name in names if getattr(options, name) is not None}
    settings = _settings(options, **overrides)
    report = _quiet(reporter_for(sys.stderr)) if options.quiet else reporter_for(sys.stderr)
    done = standing_site(settings, report)
    if done is None:
        from site_builder.pipeline import build

        done = build(settings, report)
    return _LEFT_OUT if done.left_out else _DONE


def _settings(options: argparse.Namespace, **overrides: object) -> Settings:
    return load(options.config or (_CONFIG if _CONFIG.is_file() else None), **overrides)


def _add_config(command: argparse.ArgumentParser) -> None:
    command.add_argument("-c", "--config", type=Path, metavar="FILE", help="settings (default: digest.toml, if there)")


def _reader(options: argparse.Namespace) -> Any:
    from site_builder.article import reader_for

    reader = reader_for(_settings(options))
    return replace(reader, language=options.language or reader.language)


def _quiet(report: Reporter) -> Reporter:
    return lambda event: report(event) if isinstance(event, Trouble) else None


def _add_check(commands: Any) -> None:
    text = "Check a built site: links, feeds, sitemaps, pictures, titles, names … Status 1 when it finds errors."
    command = commands.add_parser("check", help="find what is wrong with a built site", description=text)
    command.add_argument("site", type=Path, nargs="?", metavar="SITE", help="folder of the site (default: public)")
    _add_config(command)
    help_ = "leave out the check of this name, which messages show in brackets; may be given more than once"
    command.add_argument("--skip", action="append", default=[], metavar="CHECK", help=help_)
    command.add_argument("--strict", action="store_true", help="take warnings for errors")
    command.add_argument("--json", action="store_true", help="print one JSON object")
    command.set_defaults(run=_check)


def _check(options: argparse.Namespace) -> int:
    from site_builder.commands import check_site as to  # loads what no other command needs

    settings = _settings(options)
    root = options.site or settings.build.output
    done = to.checked_site(root, settings, options.skip)
    for line in [to.check_record(done)] if options.json else to.check_lines(done):
        print(line)
    bad = any(options.strict or finding.severity == "error" for finding in done.findings)
    return _LEFT_OUT if bad else _DONE


def _add_serve(commands: Any) -> None:
    text = "Build the site, serve it to this machine alone, and show each change in the browser as soon as it is saved."
    command = commands.add_parser("serve", help="show the site while you write", description=text)
    command.add_argument("seeds", nargs="?", help="folder of articles (default: seeds)")
    _add_config(command)
    command.add_argument("--port", type=int, default=8000, metavar="N", help="port (default: 8000; 0: a free one)")
    command.add_argument("--drafts", action="store_true", default=None, help="show drafts too")
    command.set_defaults(run=_serve)


def _serve(options: argparse.Namespace) -> int:
    from site_builder.commands.serve_site import serve_site  # loads a web server, which no other command needs

    def say(line: str) -> None:
        print(line, file=sys.stderr, flush=True)

    overrides = {"seeds": options.seeds, "drafts": options.drafts}
    report = _quiet(reporter_for(sys.stderr))
    serve_site(lambda: _settings(options, **overrides), options.config or _CONFIG, options.port, report, say)
    return _DONE


def _add_publish(commands: Any) -> None:
    text = "Bring a target of digest.toml up to date with the built site: only what has changed, in a safe order."
    command = commands.add_parser("publish", help="put the built site where readers find it", description=text)
    command.add_argument("target", nargs="?", metavar="TARGET", help="its name in digest.toml; not needed for only one")
    _add_config(command)
    command.add_argument("--dry-run", action="store_true", help="only show what would be done")
    help_ = "files there that news-digest did not publish: keep or remove them, instead of stopping"
    command.add_argument("--foreign", choices=("keep", "remove"), default="refuse", help=help_)
    command.add_argument("--with-errors", action="store_true", help="publish though the check finds errors")
    command.add_argument("--json", action="store_true", help="print one JSON object")
    command.set_defaults(run=_publish)


def _publish(options: argparse.Namespace) -> int:
    from site_builder.commands import publish_site as to  # loads what no other command needs

    settings, config = _settings(options), options.config or _CONFIG
    target, dry_run = to.chosen_target(settings, options.target, config), options.dry_run
    flags = {"dry_run": dry_run, "with_errors": options.with_errors}
    report = reporter_for(sys.stderr)
    plan = to.publish_checked(settings, target, config.parent, options.foreign, report, **flags)
    say = to.plan_record if options.json else to.plan_lines
    told = say(target, plan, dry_run=dry_run)
    print(told if isinstance(told, str) else "\n".join(told))
    return _DONE


def _add_parse(commands: Any) -> None:
    command = commands.add_parser("parse", help="print articles as JSON", description="Print one JSON object per file.")
    command.add_argument("files", nargs="+", type=Path, metavar="FILE")
    command.add_argument("--language", metavar="TAG", help="language of articles that state none (default: detected)")
    _add_config(command)
    command.set_defaults(run=_parse)


def _parse(options: argparse.Namespace) -> int:
    from site_builder.article import read_article
    from site_builder.commands.parse import place_of, record
    from site_builder.edition import known_id
    from site_builder.incremental.address_ledger import read_ledger
    from site_builder.sources import read_text

    status, reader = _DONE, _reader(options)
    ledger = read_ledger(_settings(options).build)
    for file in options.files:
        folder, path = place_of(file, reader.folder)
        try:
            article, warnings = read_article(replace(reader, folder=folder), path)
        except SourceError as error:
            status = _LEFT_OUT
            warnings = error.problems
        else:
            id_ = known_id(article.card, ledger) if folder == reader.folder else article.card.id
            made = record(article, read_text(folder, path), id_)
            sys.stdout.write(json.dumps(made, ensure_ascii=False) + "\n")
        for problem in warnings:
            print(f"{problem.severity}: {problem}", file=sys.stderr)
    return status


def _add_explain(commands: Any) -> None:
    help_ = "show what became of every line, and why"
    text = "Show every line of a source beside what became of it, or why names and articles belong to one entity."
    command = commands.add_parser("explain", help=help_, description=text)
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument("file", type=Path, nargs="?", metavar="FILE")
    help_ = "tell why the names and articles of somebody or something in the built site are one"
    what.add_argument("--entity", metavar="NAME", help=help_)
    command.add_argument("--html", type=Path, metavar="PAGE", help="write it as a page for a browser")
    command.add_argument("--language", metavar="TAG", help="language of the article (default: detected)")
    _add_config(command)
    command.set_defaults(run=_explain)


def _explain_entity(options: argparse.Namespace) -> int:
    from site_builder.commands.explain_entity import entity_lines

    sys.stdout.writelines(f"{line}\n" for line in entity_lines(_settings(options).build.output, options.entity))
    return _DONE


def _explain(options: argparse.Namespace) -> int:
    if options.entity is not None:
        return _explain_entity(options)
    from site_builder.commands.explain import as_lines, explain_article

    view = explain_article(replace(_reader(options), folder=options.file.parent), options.file.name)
    if options.html:
        from site_builder.pipeline import write_page

        write_page(options.html, "explain", view)
        print(f"Open {options.html}", file=sys.stderr)
        return _DONE
    width = shutil.get_terminal_size().columns
    sys.stdout.writelines(f"{line}\n" for line in as_lines(view, width, colour=sys.stdout.isatty()))
    return _DONE


def _add_split(commands: Any) -> None:
    help_ = "cut a dump of many stories into files"
    command = commands.add_parser("split", help=help_, description="Propose where stories begin; --into writes them.")
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--into", type=Path, metavar="FOLDER", help="write one file a story; without it, only show")
    command.set_defaults(run=_split)


def _split(options: argparse.Namespace) -> int:
    from site_builder.commands.split import write_pieces
    from site_builder.importing.readers.story_dumps import pieces_of

    parts = pieces_of(options.file)
    if options.into:
        write_pieces(parts, options.into)
    for part in parts:
        sys.stdout.write(f"{options.file}:{part.line}\t{part.rule}\t{part.name}\n")
    return _DONE


def _add_tag(commands: Any) -> None:
    text = "Read tokens, one a line, a blank line between sentences; print token, TAB, label (BIO)."
    command = commands.add_parser("tag", help="label names in tokens", description=text)
    command.set_defaults(run=_tag)


def _tag(_: argparse.Namespace) -> int:
    from site_builder.commands.tag import tag_stream

    sys.stdout.writelines(tag_stream(sys.stdin))
    return _DONE


def _add_search(commands: Any) -> None:
    text = "Search a built site as its search page does; without a query, read one a line from standard input."
    command = commands.add_parser("search", help="search a built site", description=text)
    command.add_argument("site", type=Path, metavar="SITE", help="folder of the built site")
    command.add_argument("query", nargs="*", metavar="QUERY")
    command.add_argument("--limit", type=int, default=10, metavar="N", help="articles at most (default: 10)")
    command.add_argument("--json", action="store_true", help="print one JSON object a query")
    command.set_defaults(run=_search)


def _search(options: argparse.Namespace) -> int:
    from site_builder.commands.search_site import answers

    queries = (
        [" ".join(options.query)]
        if options.query
        else (line.decode("utf-8", "replace").rstrip("\n") for line in sys.stdin.buffer)
    )
    for answer in answers(options.site, queries, max(1, options.limit), as_json=options.json):
        print(answer, flush=True)
    return _DONE
