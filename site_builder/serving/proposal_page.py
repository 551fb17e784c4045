"""The page that shows what a click would write, before it is written."""

import html
from collections.abc import Mapping

from site_builder.serving.proposals import Proposal

__all__ = ["CORRECT", "proposal_page"]

CORRECT = "/.news-digest/correct"
"""Where a correction is sent to."""
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; form-action 'self'">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ margin: 3rem auto; max-width: 50rem; padding: 0 1rem; }}
body {{ font: 1rem/1.6 system-ui, "Noto Sans Devanagari", sans-serif; }}
pre {{ padding: 1rem; border: 1px solid #8886; white-space: pre-wrap; overflow-wrap: anywhere; }}
ins {{ text-decoration: none; font-weight: 700; color: light-dark(#186a2b, #8fdc9f); }}
del {{ color: light-dark(#a4262c, #ff9a8f); }}
button {{ font: inherit; padding: .4rem 1rem; }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
{body}
<p><a href="{back}">Back to the X-ray</a></p>
</main>
</body>
</html>
"""
_FORM = """<pre>{rows}</pre>
<form method="post" action="{action}">
{fields}
<button autofocus>Write it</button>
</form>"""


def proposal_page(proposal: Proposal, fields: Mapping[str, str], back: str) -> bytes:
    """Return a page with the difference and a button that sends `fields` again, with the hash of what was seen.

    `back`: where the X-ray stands.
    """
    if proposal.before == proposal.after:
        title, body = "Nothing to write", f"<p>{html.escape(str(proposal.file))} says so already.</p>"
    else:
        title = f"Write this into {html.escape(proposal.file.name)}?"
        hidden = {**fields, "seen": proposal.seen}
        body = _FORM.format(
            rows="\n".join(map(_row, proposal.diff())),
            action=CORRECT,
            fields="\n".join(_hidden(name, value) for name, value in hidden.items()),
        )
    return _PAGE.format(title=title, body=body, back=html.escape(back)).encode("utf-8", "replace")


def _row(row: str) -> str:
    mark = {"+": "ins", "-": "del"}.get(row[:1])
    text = html.escape(row)
    return f"<{mark}>{text}</{mark}>" if mark and not row.startswith(("+++", "---")) else text


def _hidden(name: str, value: str) -> str:
    return f'<input type="hidden" name="{html.escape(name)}" value="{html.escape(value)}">'
