"""Style sheets, icons and all other files in `templates/assets/`, under names that change with their content."""

import base64
import hashlib
from pathlib import Path, PurePosixPath

from markupsafe import Markup

from site_builder.model import File

__all__ = ["files", "integrity", "style"]


def files(folders: tuple[Path, ...]) -> dict[str, File]:
    """Return the assets of all template folders by name ('site.css'); if two share a name, the first folder's wins.

    Their addresses carry 10 hex digits of the content's SHA-256, so browsers may cache them for ever.
    """
    found: dict[str, File] = {}
    for folder in folders:
        base = folder / "assets"
        for path in sorted(base.rglob("*")):
            name = path.relative_to(base).as_posix()
            if path.is_file() and not path.name.startswith(".") and name not in found:
                content = path.read_bytes()
                found[name] = File(_address(name, content), content)
    return dict(sorted(found.items()))


def _address(name: str, content: bytes) -> str:
    path = PurePosixPath("assets", name)
    return str(path.with_name(f"{path.stem}.{hashlib.sha256(content).hexdigest()[:10]}{path.suffix}"))


def integrity(file: File) -> str:
    """Return the hash by which a Content-Security-Policy allows this style sheet inside a page."""
    return "sha256-" + base64.b64encode(hashlib.sha256(style(file).encode()).digest()).decode()


def style(file: File) -> Markup:
    """Return the style sheet, safe inside a style element."""
    text = "\n".join(file.content.decode("utf-8", "replace").splitlines())
    # In CSS '<' occurs only in strings and comments, where its escape means the same.
    return Markup(text.replace("</", "<\\/"))  # noqa: S704
