"""The arguments of `news-digest`: the commands, their options, and the words of `--help`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from site_builder import __version__
from site_builder.spoken import Say, in_english

__all__ = ["SHELLS", "parser"]

SHELLS = ("bash", "zsh", "fish", "powershell")
"""Shells for which `completion` has a script."""
_STATUS = """exit status:
  0    done
  1    done, but articles were left out, or `check` has found errors
  2    not done: the message says what is wrong, where, and how to fix it
  129, 130, 143
       stopped by SIGHUP, Ctrl-C or SIGTERM; run the same command again to continue

`news-digest COMMAND --help` shows the options of a command, with examples."""


class _Version(argparse.Action):
    """Prints the versions of the program, of Python and of the libraries, for reports of faults."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object, **__: object) -> None:
        import platform

        from site_builder.engine.libraries import versions  # reads many files

        libraries = "\n".join(row for row in versions(["news-digest"]) if not row.startswith("news-digest "))
        system = platform.platform(terse=True)
        sys.stdout.write(f"news-digest {__version__}\nPython {platform.python_version()} on {system}\n{libraries}\n")
        parser.exit()


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help in the user's language, argparse's own words too."""

    say: Say = staticmethod(in_english)

    def start_section(self, heading: str | None) -> None:
        super().start_section(heading and self.say(heading))

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, self.say("usage: ") if prefix is None else prefix)

    def add_text(self, text: str | None) -> None:
        super().add_text(text and "\n".join(map(self.say, text.split("\n"))))

    def _get_help_string(self, action: argparse.Action) -> str | None:
        return action.help and self.say(action.help)


class _Parser(argparse.ArgumentParser):
    """Reports errors in the user's language."""

    say: Say = staticmethod(in_english)

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {self.say('error')}: {self.say(message)}\n")


def parser(say: Say = in_english, first: str = "") -> argparse.ArgumentParser:
    """Return the parser of the command line; the name of the command is in `command` of what it reads.

    `say` puts its words into the user's language; the result contains it as `say`. `first`: the first word of the
    command line; if it names a command, only that one is prepared, because to prepare all takes longer than to read.
    """
    speaking = {"say": staticmethod(say)}
    formatter, kind = type("_SpokenHelp", (_Help,), speaking), type("_SpokenParser", (_Parser,), speaking)
    text = "Turn a folder of raw news text into a digest site. Hindi first."
    found: argparse.ArgumentParser = kind(
        prog="news-digest", description=text, epilog=_STATUS, formatter_class=formatter
    )
    found.set_defaults(say=say)
    found.add_argument("--version", action=_Version, nargs=0, help="show all versions, also of Python and libraries")
    commands = found.add_subparsers(title="commands", required=True, metavar="COMMAND", dest="command")
    commands.spoken = formatter  # type: ignore[attr-defined] # a command's own parser takes none from its parent
    every = (
        *(_add_new, _add_import, _add_build, _add_check, _add_serve, _add_publish),
        *(_add_search, _add_parse, _add_explain, _add_split, _add_tag, _add_doctor, _add_completion),
    )
    named = [add for add in every if add.__name__ == f"_add_{first}"]
    for add in named or every:
        add(commands)
    return found


def _add(commands: Any, name: str, help_: str, text: str, examples: Sequence[str]) -> argparse.ArgumentParser:
    shown = "examples:\n" + "\n".join(f"  news-digest {name}{' ' * bool(words)}{words}" for words in examples)
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=help_, description=text, epilog=shown, formatter_class=commands.spoken
    )
    return command


def _add_config(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "-c", "--config", type=Path, metavar="FILE", help="settings (default: digest.toml, if it exists)"
    )


def _add_new(commands: Any) -> None:
    text = "Make a folder with settings, two articles and a workflow for publishing; you can build it at once."
    command = _add(commands, "new", "make a new site", text, ["my-site"])
    command.add_argument("folder", type=Path, metavar="FOLDER", help="a folder that is empty, or does not exist yet")


def _add_import(commands: Any) -> None:
    text = "Write one file for each article in dumps, feeds, e-mail, documents and saved pages; keep existing files."
    examples = ["dump.jsonl --into seeds", "export.csv --into seeds --map title=heading", "old.txt --into seeds"]
    command = _add(commands, "import", "import other formats of news", text, examples)
    help_ = "a file, or a folder of files; docs/commands/import.md lists the formats"
    command.add_argument("source", type=Path, metavar="SOURCE", help=help_)
    command.add_argument("--into", type=Path, required=True, metavar="FOLDER", help="folder for the articles")
    help_ = "take a field from another column: title=heading takes the title from 'heading'; may be repeated"
    command.add_argument("--map", action="append", default=[], metavar="FIELD=COLUMN", help=help_)
    help_ = "the old font of the whole text (default: detected when it is certain)"
    command.add_argument("--font", type=_font, metavar="FONT", help=help_)


def _font(name: str) -> str:
    from site_builder.importing.font_conversion import FONTS

    if name not in FONTS:
        raise argparse.ArgumentTypeError(f"unknown font '{name}'; write one of {', '.join(sorted(FONTS))}")
    return name


def _add_build(commands: Any) -> None:
    examples = ["", "my-articles --output my-site", "--base-url https://example.org/news/ --strict"]
    command = _add(commands, "build", "build the site", "Build the site; write only the pages that changed.", examples)
    command.add_argument("seeds", nargs="?", help="folder of articles: .txt, .md, .html (default: seeds)")
    command.add_argument("-o", "--output", metavar="DIR", help="folder for the site (default: public)")
    _add_config(command)
    command.add_argument("--base-url", metavar="URL", help="address of the site; needed for feeds and sitemap")
    command.add_argument("-j", "--jobs", type=int, metavar="N", help="worker processes (default: 0, one per core)")
    help_ = "build on the workers of this Dask scheduler: tcp://HOST:PORT"
    command.add_argument("--cluster", metavar="ADDRESS", help=help_)
    command.add_argument("--strict", action="store_true", default=None, help="stop at the first problem, with status 2")
    help_ = "do not stop when an article of the site cannot be read any more; leave it out"
    command.add_argument("--keep-going", action="store_true", default=None, help=help_)
    help_ = "read every file of the site, and repair damaged files"
    command.add_argument("--verify", action="store_true", default=None, help=help_)
    command.add_argument("-q", "--quiet", action="store_true", help="print only problems")


def _add_check(commands: Any) -> None:
    text = "Check a built site: links, feeds, sitemaps, pictures, titles, names … Status 1 when it finds errors."
    examples = ["", "my-site --skip titles", "--json"]
    command = _add(commands, "check", "find what is wrong with a built site", text, examples)
    command.add_argument("site", type=Path, nargs="?", metavar="SITE", help="folder of the site (default: public)")
    _add_config(command)
    help_ = "do not run the check with this name, which messages show in brackets; may be given more than once"
    command.add_argument("--skip", action="append", default=[], metavar="CHECK", help=help_)
    command.add_argument("--strict", action="store_true", help="treat warnings as errors")
    command.add_argument("--json", action="store_true", help="print one JSON object")


def _add_serve(commands: Any) -> None:
    text = "Build the site, show it on this computer only, and show each change in the browser as soon as it is saved."
    command = _add(commands, "serve", "show the site while you write", text, ["", "my-articles --drafts"])
    command.add_argument("seeds", nargs="?", help="folder of articles (default: seeds)")
    _add_config(command)
    command.add_argument("--port", type=int, default=8000, metavar="N", help="port (default: 8000; 0: any free port)")
    command.add_argument("--drafts", action="store_true", default=None, help="show drafts as well")


def _add_publish(commands: Any) -> None:
    text = "Send the built site to a target of digest.toml: only what changed, in a safe order."
    command = _add(commands, "publish", "publish the built site", text, ["--dry-run", "live"])
    command.add_argument(
        "target", nargs="?", metavar="TARGET", help="name in digest.toml; not needed if there is only one"
    )
    _add_config(command)
    command.add_argument("--dry-run", action="store_true", help="only show what the command would do")
    help_ = "what to do with files at the target that news-digest did not publish: keep or remove them (default: stop)"
    command.add_argument("--foreign", choices=("keep", "remove"), default="refuse", help=help_)
    command.add_argument("--with-errors", action="store_true", help="publish even if the check finds errors")
    command.add_argument("--json", action="store_true", help="print one JSON object")


def _add_search(commands: Any) -> None:
    text = "Search a built site as its search page does; without a query, read one query per line from standard input."
    examples = ["public modi", "public modi --limit 3 --json"]
    command = _add(commands, "search", "search a built site", text, examples)
    command.add_argument("site", type=Path, metavar="SITE", help="folder of the built site")
    command.add_argument("query", nargs="*", metavar="QUERY")
    command.add_argument("--limit", type=int, default=10, metavar="N", help="largest number of articles (default: 10)")
    command.add_argument("--json", action="store_true", help="print one JSON object for each query")


def _add_parse(commands: Any) -> None:
    command = _add(commands, "parse", "print articles as JSON", "Print one JSON object per file.", ["seeds/*.txt"])
    command.add_argument("files", nargs="+", type=Path, metavar="FILE")
    command.add_argument("--language", metavar="TAG", help="language of articles that state none (default: detected)")
    _add_config(command)


def _add_explain(commands: Any) -> None:
    text = "Show the kind of every line and the reason, or why a built site puts names and articles together."
    examples = ["article.txt", "article.txt --html xray.html", "--entity NAME"]
    command = _add(commands, "explain", "show the kind of every line, and why", text, examples)
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument("file", type=Path, nargs="?", metavar="FILE")
    help_ = "a person, place or organisation that has a page: show why its names and articles belong together"
    what.add_argument("--entity", metavar="NAME", help=help_)
    command.add_argument("--html", type=Path, metavar="PAGE", help="write the result as a page for a browser")
    command.add_argument("--language", metavar="TAG", help="language of the article (default: detected)")
    _add_config(command)


def _add_split(commands: Any) -> None:
    text, examples = (
        "Suggest where each article begins; with --into, write one file for each.",
        ["dump.txt", "dump.txt --into seeds"],
    )
    command = _add(commands, "split", "split a dump of many articles into files", text, examples)
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument(
        "--into", type=Path, metavar="FOLDER", help="write the articles here; without it, only show them"
    )


def _add_tag(commands: Any) -> None:
    text = "Read one token per line, with a blank line between sentences; print token, TAB and label (BIO)."
    _add(commands, "tag", "label names in tokens", text, ["< tokens.txt"])


def _add_doctor(commands: Any) -> None:
    text = "Show what is installed, what the settings name, and what the next build will do and why."
    command = _add(commands, "doctor", "show the state of the project, and what a build will do", text, [""])
    _add_config(command)


def _add_completion(commands: Any) -> None:
    text = "Print a script for your shell, which then completes commands, options and files."
    examples = ["bash > ~/.local/share/bash-completion/completions/news-digest", "zsh > ~/.zfunc/_news-digest"]
    command = _add(commands, "completion", "complete commands in your shell", text, examples)
    command.add_argument("shell", choices=SHELLS)
