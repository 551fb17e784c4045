"""How addresses of the web and of e-mail are written, and which parts of an address may be published."""

import re
from html import escape, unescape
from urllib.parse import unquote_plus, urlsplit, urlunsplit

__all__ = [
    "MAIL",
    "SIGN_OF_ADDRESS",
    "WEB",
    "is_web_address",
    "without_secrets",
    "without_secrets_in_links",
    "without_user_name",
]

WEB = r"(?:https?://|www\.)\S+"
"""Pattern of a web address in a text; it takes along the marks that stand behind."""
MAIL = r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}"
"""Pattern of an e-mail address in a text; the bounds keep the work linear."""
SIGN_OF_ADDRESS = re.compile(r"https?:|www\.|[\w.+-]@[\w-]|\.(?:com?|de|in|net|org)\b")
"""A sign that a line contains an address of either kind, even without its beginning: example.org."""
_NEVER = re.compile(r"[\s\"<>\\^`{|}\x00-\x1f\x7f]")
# Names of parameters that give access: tokens, keys, passwords, sessions, and the signatures of Amazon S3
# (X-Amz-…, AWSAccessKeyId), Google Cloud (X-Goog-…, GoogleAccessId) and Azure (sig).
_SECRET = re.compile(
    r"(?:.*[-_.])?(?:token|secret|password|passwd|passphrase|pwd|jwt|signature|sig|credentials?|session(?:[-_]?id)?)"
    r"|(?:.*[-_.])?(?:api|access|auth|private|secret|subscription|client|licen[cs]e)[-_.]?(?:key|token|secret|code|sig)"
    r"|.*(?:token|password|secret|apikey|accesskey|accesskeyid)|(?:googleaccessid|authorization|auth|bearer|unlock)"
    r"|(?:j|php|asp)?sess(?:ion)?_?id|sid|cfid|cftoken|x-(?:amz|goog)-.+|username"
    r"|unlocked_article_code",
    re.IGNORECASE,
)
_PATH_SESSION = re.compile(r";(?:j?sessionid|phpsessid)=[^/;?#]*", re.IGNORECASE)
_HREF = re.compile(r'(?<=\shref=")[^"]*(?=")')


def is_web_address(text: str) -> bool:
    """Tell whether `text` is an http(s) address with a host, safe to stand in a link once escaped."""
    try:
        parts = urlsplit(text)
        _ = parts.port  # raises when it is not a number
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and not _NEVER.search(text)
    except ValueError:
        return False


def without_user_name(address: str) -> str:
    """Return a web address without user name and password; all else stays, as pictures may need their parameters."""
    parts = urlsplit(address)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2])) if "@" in parts.netloc else address


def without_secrets(address: str) -> str:
    """Return an address without user name, password and parameters that give access; other schemes stay unchanged.

    Parameters are looked at in the query and in the fragment; those that stay keep their order and spelling.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    if parts.scheme not in {"http", "https", ""}:
        return address
    host = parts.netloc.rpartition("@")[2]
    path, query, fragment = _PATH_SESSION.sub("", parts.path), _open(parts.query), _open(parts.fragment)
    if (host, path, query, fragment) == (parts.netloc, parts.path, parts.query, parts.fragment):
        return address
    return urlunsplit((parts.scheme, host, path, query, fragment))


def _open(parameters: str) -> str:
    """Return the parameters without those that are secret; a text without '=' is as it was."""
    if "=" not in parameters:
        return parameters
    kept = [one for one in re.split("(?<=[&;])", parameters) if not _is_secret(one)]
    text = "".join(kept)
    return text if len(text) == len(parameters) else text.rstrip("&;")


def _is_secret(parameter: str) -> bool:
    name, sign, _ = parameter.partition("=")
    return bool(sign) and len(name) <= 100 and _SECRET.fullmatch(unquote_plus(name).strip(" ?/")) is not None


def without_secrets_in_links(html: str) -> str:
    """Return sanitised HTML with `without_secrets` applied to every link in it."""
    if "href" not in html:
        return html
    return _HREF.sub(lambda found: escape(without_secrets(unescape(found[0]))), html)
