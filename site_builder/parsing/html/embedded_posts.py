"""Posts of social networks in a saved page: one quotation with its sender, without the network's links and buttons.

<blockquote class="twitter-tweet"><p>text <a href="https://t.co/…">pic.twitter.com/…</a></p>
&mdash; Name (@name) <a href="…">January 15, 2025</a></blockquote>
"""

import re

from site_builder.text.page_tree import Element, descendants, text_of

__all__ = ["join_posts"]

_NETWORKS = re.compile(
    r"\b(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|fb-xfbml-parse-ignore|bluesky-embed|mastodon-embed"
    r"|text-post-media|reddit-(?:embed-bq|card)|telegram-post)\b",
    re.IGNORECASE,
)
# Links to a picture of the post, shortened addresses, and invitations to visit the network.
_FURNITURE = re.compile(
    r"(?:https?://)?(?:pic\.(?:twitter|x)\.com|t\.co|fb\.watch|instagr\.am)/\S*|view (?:this post )?on \w+",
    re.IGNORECASE,
)
_SENDER = re.compile(r"\s*(?:—|–|--)\s*(?P<name>\S(?:.{0,98}\S)?)\s*", re.DOTALL)


def join_posts(root: Element) -> None:
    """Make one paragraph of each post below `root`: its text, and behind it who sent it."""
    inside: set[int] = set()
    for element in list(descendants(root)):
        post = element.tag == "blockquote" and _NETWORKS.search(element.attributes.get("class", "")) is not None
        if post or id(element.parent) in inside:
            inside.add(id(element))
            element.children = [child for child in element.children if not _is_furniture(child)]
        if post:
            _join_sender(element)


def _is_furniture(child: Element | str) -> bool:
    return isinstance(child, Element) and child.tag == "a" and _FURNITURE.fullmatch(text_of(child)) is not None


def _join_sender(quotation: Element) -> None:
    """Move '— Name (@name)' behind the post's text, and leave out the link with its day."""
    text = next((child for child in quotation.children if isinstance(child, Element) and child.tag == "p"), None)
    if text is None:
        return
    at = quotation.children.index(text) + 1
    tail = [child for child in quotation.children[at:] if not isinstance(child, str) or child.strip()]
    if not tail or any(isinstance(child, Element) and child.tag not in {"a", "br"} for child in tail):
        return
    day = tail.pop() if isinstance(tail[-1], Element) else None  # the text of the link to the post is its day
    sender = _SENDER.fullmatch("".join(child if isinstance(child, str) else text_of(child) for child in tail))
    if day is None or sender is None:
        return
    while text.children and isinstance(text.children[-1], str) and not text.children[-1].strip():
        text.children.pop()
    text.children.append(f" — {' '.join(sender['name'].split())}")
    quotation.children[at:] = []
