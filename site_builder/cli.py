"""The command line: `news-digest build`, and all its other commands.

Each command imports only what it runs, so that it does not wait for the modules of others.
"""

import json
import os
import shlex
import shutil
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from site_builder.commands.arguments import parser
from site_builder.errors import NewsDigestError, SourceError
from site_builder.incremental.standing_site import inputs_state, standing_site
from site_builder.report import Reporter, Trouble, reporter_for
from site_builder.settings import Settings, load
from site_builder.spoken import language_of, spoken_in

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
        return _RUN[options.command](options)
    except NewsDigestError as error:
        for problem in error.problems:
            print(f"{options.say('error')}: {problem.told(options.say)}", file=sys.stderr)
        return _FAILED
    except BrokenPipeError:  # the reader of the output has closed it (`news-digest parse … | head`)
        sys.stderr.close()
        return _DONE


def _options(arguments: Sequence[str] | None) -> Namespace:
    words = sys.argv[1:] if arguments is None else arguments
    reader = parser(spoken_in(language_of(os.environ)), *words[:1])
    options, rest = reader.parse_known_args(words)
    # Words of a query may follow an option, which argparse does not allow, and begin with '-': `-बिहार`.
    if rest and (not hasattr(options, "query") or any(word.startswith("--") for word in rest)):
        reader.error(f"unrecognized arguments: {' '.join(rest)}")
    if rest:
        options.query += rest
    return options


def _new(options: Namespace) -> int:
    from site_builder.commands.new import new_project

    new_project(options.folder)
    ready = f"{options.folder} is ready. Now: cd {shlex.quote(str(options.folder))} && news-digest build"
    print(options.say(ready), file=sys.stderr)
    return _DONE


def _import(options: Namespace) -> int:
    from site_builder.commands.import_ import columns_given, import_articles
    from site_builder.importing.record import ImportOptions

    asked = ImportOptions(columns_given(options.map), options.font)
    return _DONE if import_articles(options.source, options.into, asked, say=options.say) else _LEFT_OUT


def _build(options: Namespace) -> int:
    names = ("seeds", "output", "base_url", "jobs", "cluster", "strict", "keep_going", "verify")
    overrides = {name: getattr(options, name) for name in names if getattr(options, name) is not None}
    settings = _settings(options, **overrides)
    report = reporter_for(sys.stderr, options.say)
    report = _quiet(report) if options.quiet else report
    inputs = inputs_state(settings)
    done = standing_site(settings, inputs, report)
    if done is None:
        from site_builder.pipeline import build

        done = build(settings, report, inputs)
    return _LEFT_OUT if done.left_out else _DONE


def _settings(options: Namespace, **overrides: object) -> Settings:
    return load(options.config or (_CONFIG if _CONFIG.is_file() else None), **overrides)


def _reader(options: Namespace) -> Any:
    from site_builder.article import reader_for

    reader = reader_for(_settings(options))
    return replace(reader, language=options.language or reader.language)


def _quiet(report: Reporter) -> Reporter:
    return lambda event: report(event) if isinstance(event, Trouble) else None


def _check(options: Namespace) -> int:
    from site_builder.commands import check_site as to  # loads modules that no other command needs

    settings = _settings(options)
    root = options.site or settings.build.output
    done = to.checked_site(root, settings, options.skip)
    for line in [to.check_record(done)] if options.json else to.check_lines(done, options.say):
        print(line)
    bad = any(options.strict or finding.severity == "error" for finding in done.findings)
    return _LEFT_OUT if bad else _DONE


def _serve(options: Namespace) -> int:
    from site_builder.commands.serve_site import serve_site  # loads a web server, which no other command needs

    def say(line: str) -> None:
        print(options.say(line), file=sys.stderr, flush=True)

    overrides = {"seeds": options.seeds, "drafts": options.drafts}
    report = _quiet(reporter_for(sys.stderr, options.say))
    serve_site(lambda: _settings(options, **overrides), options.config or _CONFIG, options.port, report, say)
    return _DONE


def _publish(options: Namespace) -> int:
    from site_builder.commands import publish_site as to  # loads modules that no other command needs

    settings, config = _settings(options), options.config or _CONFIG
    target, dry_run = to.chosen_target(settings, options.target, config), options.dry_run
    flags = {"dry_run": dry_run, "with_errors": options.with_errors}
    report = reporter_for(sys.stderr, options.say)
    plan = to.publish_checked(settings, target, config.parent, options.foreign, report, **flags)
    if options.json:
        print(to.plan_record(target, plan, dry_run=dry_run))
    else:
        print("\n".join(to.plan_lines(target, plan, options.say, dry_run=dry_run)))
    return _DONE


def _parse(options: Namespace) -> int:
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
            print(f"{options.say(problem.severity)}: {problem.told(options.say)}", file=sys.stderr)
    return status


def _explain_entity(options: Namespace) -> int:
    from site_builder.commands.explain_entity import entity_lines

    sys.stdout.writelines(f"{line}\n" for line in entity_lines(_settings(options).build.output, options.entity))
    return _DONE


def _explain(options: Namespace) -> int:
    if options.entity is not None:
        return _explain_entity(options)
    from site_builder.commands.explain import as_lines, explain_article

    view = explain_article(replace(_reader(options), folder=options.file.parent), options.file.name)
    if options.html:
        from site_builder.pipeline import write_page

        write_page(options.html, "explain", view)
        print(options.say(f"Open {options.html}"), file=sys.stderr)
        return _DONE
    width = shutil.get_terminal_size().columns
    sys.stdout.writelines(f"{line}\n" for line in as_lines(view, width, colour=_in_colour()))
    return _DONE


def _in_colour() -> bool:
    """Return whether to use colours: on a terminal, unless the user has switched them off (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _split(options: Namespace) -> int:
    from site_builder.commands.split import write_pieces
    from site_builder.importing.readers.story_dumps import pieces_of

    parts = pieces_of(options.file)
    if options.into:
        write_pieces(parts, options.into)
    for part in parts:
        sys.stdout.write(f"{options.file}:{part.line}\t{part.rule}\t{part.name}\n")
    return _DONE


def _tag(_: Namespace) -> int:
    from site_builder.commands.tag import tag_stream

    sys.stdout.writelines(tag_stream(sys.stdin))
    return _DONE


def _search(options: Namespace) -> int:
    from site_builder.commands.search_site import answers

    queries = (
        [" ".join(options.query)]
        if options.query
        else (line.decode("utf-8", "replace").rstrip("\n") for line in sys.stdin.buffer)
    )
    for answer in answers(options.site, queries, max(1, options.limit), options.say, as_json=options.json):
        print(answer, flush=True)
    return _DONE


def _doctor(options: Namespace) -> int:
    from site_builder.commands.doctor import doctor_lines

    config = options.config or _CONFIG
    for line in doctor_lines(_settings(options), config if config.is_file() else None, options.say):
        print(line)
    return _DONE


def _completion(options: Namespace) -> int:
    from site_builder.commands.completion import completion_script

    print(completion_script(parser(), options.shell))
    return _DONE


_RUN: dict[str, Callable[[Namespace], int]] = {
    "new": _new,
    "import": _import,
    "build": _build,
    "check": _check,
    "serve": _serve,
    "publish": _publish,
    "search": _search,
    "parse": _parse,
    "explain": _explain,
    "split": _split,
    "tag": _tag,
    "doctor": _doctor,
    "completion": _completion,
}
