"""The served copy of a page: it reloads itself when the site has changed, and shows what stops a build.

The files on disk stay as they are built. A page's own policy forbids scripts, so the copy's policy is widened for one.
"""

import html
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from site_builder.errors import Problem

__all__ = ["EVENTS", "SCRIPT", "XRAY", "fault_page", "live", "reload_script", "widened"]

SCRIPT = "/.news-digest/reload.js"
"""Where the script stands; a name that no site has."""
EVENTS = "/.news-digest/events"
"""Where it hears of changes."""
XRAY = "/.news-digest/xray/"
"""Below it stands, for the address of each article's page, what became of every line of the article, and why."""
_POLICY = re.compile(
    rb"""(<meta\b[^>]*http-equiv=["']?content-security-policy["']?[^>]*?\bcontent=")([^"]*)""", re.IGNORECASE
)
_END = re.compile(rb"</body\s*>", re.IGNORECASE)
_NEEDED = ("script-src", "connect-src")
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
body {{ margin: 3rem auto; max-width: 50rem; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif; }}
code {{ font-weight: 700; overflow-wrap: anywhere; }}
li {{ margin-bottom: 1rem; }}
</style>
</head>
<body>
<h1>{title}</h1>
<ol>
{rows}
</ol>
<p>Save the correction: this page then shows the site.</p>
</body>
</html>
"""


def reload_script() -> bytes:
    """Return the script."""
    return (Path(__file__).parent / "reload.js").read_bytes()


def live(page: bytes, version: int, article: str | None = None) -> bytes:
    """Return a page that hears of newer versions of the site than `version`.

    `article`: its address when it is an article's page; then a link in its corner leads to the X-ray.
    """
    link = f' data-xray="{html.escape(XRAY + quote(article))}"' if article else ""
    tag = f'<script src="{SCRIPT}" data-version="{version}" data-events="{EVENTS}"{link} defer></script>\n'.encode()
    page = _POLICY.sub(lambda found: found[1] + widened(found[2].decode("utf-8", "replace")).encode(), page)
    ends = list(_END.finditer(page))
    at = ends[-1].start() if ends else len(page)
    return page[:at] + tag + page[at:]


def widened(policy: str) -> str:
    """Return a Content-Security-Policy that also allows scripts of this server and connections to it."""
    directives = [part.split() for part in policy.split(";") if part.strip()]
    rules = {name.lower(): sources for name, *sources in reversed(directives)}  # of two alike the first counts
    for name in _NEEDED:
        before = rules.get(name, rules.get("default-src"))
        if before is not None:
            rules[name] = [*(source for source in before if source not in {"'none'", "'self'"}), "'self'"]
    kept = dict.fromkeys([*(name.lower() for name, *_ in directives), *(name for name in _NEEDED if name in rules)])
    return "; ".join(" ".join([name, *rules[name]]) for name in kept)


def fault_page(problems: Iterable[Problem]) -> bytes:
    """Return a page that says what stops the build: path and line, what is wrong, how to fix it."""
    rows = "\n".join(map(_row, problems))
    return _PAGE.format(title="The site cannot be built", rows=rows).encode("utf-8", "replace")


def _row(problem: Problem) -> str:
    where = problem.path if problem.line is None else f"{problem.path}:{problem.line}"
    what = f"{problem.what}: {', '.join(problem.names)}" if problem.names else problem.what
    fix = f"<br>Fix: {html.escape(problem.fix)}" if problem.fix else ""
    return f"<li><code>{html.escape(where)}</code><br>{html.escape(what)}{fix}</li>"
