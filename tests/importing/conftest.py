"""A helper that runs an import and returns its results."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from site_builder.commands.import_ import import_articles
from site_builder.importing.record import ImportOptions

BODY = "जयपुर में नदी पर बना नया पुल सोमवार को आम लोगों के लिए खोल दिया गया। इससे दो लाख लोगों का रास्ता छोटा हो गया है।"


@dataclass(frozen=True)
class Imported:
    """The results of an import."""

    good: bool
    """False when something was left out."""
    told: str
    """What it said, without the folder's own path."""
    files: Mapping[str, str]
    """The articles of the folder by name."""

    @property
    def only(self) -> str:
        """The text of the only article."""
        (text,) = self.files.values()
        return text


Importer = Callable[..., Imported]


@pytest.fixture
def importing(tmp_path: Path) -> Importer:
    """Return a function that imports a file into one folder. The file is given by name and content, or by its path."""

    def run(name: str | Path, content: str | bytes | None = None, **options: object) -> Imported:
        source = tmp_path / name
        if content is not None:
            source.parent.mkdir(parents=True, exist_ok=True)
            source.write_bytes(content.encode() if isinstance(content, str) else content)
        told = io.StringIO()
        good = import_articles(source, tmp_path / "seeds", ImportOptions(**options), told)  # type: ignore[arg-type]
        found = sorted(one for one in (tmp_path / "seeds").iterdir() if one.suffix in {".txt", ".md"})
        return Imported(
            good, told.getvalue().replace(f"{tmp_path}/", ""), {f.name: f.read_text("utf-8") for f in found}
        )

    return run
