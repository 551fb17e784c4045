"""Generated preview pictures for links."""

import io
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest
from PIL import Image

from site_builder.errors import SettingsError
from site_builder.outputs import social_cards
from site_builder.settings import Site
from site_builder.text import lettering
from tests.kit import Project

NOTO = Path("/usr/share/fonts/truetype/noto")
NAMES = ("NotoSerif-Bold.ttf", "NotoSerifDevanagari-Bold.ttf")
TEXT = "नदी पर नया पुल खुला\n\nजयपुर में नदी पर नया पुल आज खुल गया।"
SETTINGS = '[site]\nbase_url = "https://example.org/"\ncard_fonts = "fonts"\n'


@pytest.fixture(name="fonts")
def _fonts(tmp_path: Path) -> Path:
    """Return a folder with the fonts of Debian's package fonts-noto-core."""
    if not (NOTO / NAMES[1]).is_file():
        pytest.skip("NO TEST OF CARDS: needs fonts-noto-core")
    folder = tmp_path / "fonts"
    folder.mkdir()
    for name in NAMES:
        shutil.copy(NOTO / name, folder)
    return folder


def with_cards(folder: Path, fonts: Path, sources: dict[str, str | bytes]) -> Project:
    """Return a project that makes preview pictures."""
    project = Project(folder / "site", sources, SETTINGS)
    shutil.copytree(fonts, project.folder / "fonts", dirs_exist_ok=True)
    return project


def cards(project: Project) -> dict[str, bytes]:
    """Return the preview pictures of the built site."""
    return {path.name: path.read_bytes() for path in project.public.glob("cards/*")}


def test_an_article_without_a_picture_gets_a_card(tmp_path: Path, fonts: Path) -> None:
    """The picture has the size that link previews expect, and pages give its full address."""
    project = with_cards(tmp_path, fonts, {"a.txt": TEXT})
    project.build()
    ((name, card),) = cards(project).items()
    with Image.open(io.BytesIO(card)) as picture:
        assert (picture.format, picture.size) == ("PNG", (1200, 630))
        colours = picture.convert("RGB").getcolors(1 << 16)
    assert colours is not None
    assert len(colours) > 20  # Letters have soft edges, so an empty picture would have fewer colours.
    page = project.article()
    assert f'<meta property="og:image" content="https://example.org/cards/{name}">' in page
    assert '<meta name="twitter:card" content="summary_large_image">' in page
    assert "cards/" not in project.page("sitemap.xml")


def test_only_what_changes_is_drawn_again_and_bytes_are_those_of_a_clean_build(tmp_path: Path, fonts: Path) -> None:
    """An edit of the text draws no card, a new headline draws one, and another font draws all."""
    other = TEXT.replace("नदी", "झील")
    project = with_cards(tmp_path, fonts, {"a.txt": TEXT, "b.txt": other})
    project.build()
    first = cards(project)
    before = {path.name: path.stat().st_mtime_ns for path in project.public.glob("cards/*")}
    project.write("a.txt", f"{TEXT}\n\nपुल दो वर्ष में बना।")
    project.build()
    assert before == {path.name: path.stat().st_mtime_ns for path in project.public.glob("cards/*")}
    project.write("a.txt", TEXT.replace("खुला", "टूटा"))
    project.build()
    changed = {name for name, card in cards(project).items() if first[name] != card}
    assert len(changed) == 1
    clean = with_cards(tmp_path / "clean", fonts, {"a.txt": TEXT.replace("खुला", "टूटा"), "b.txt": other})
    clean.build()
    assert cards(clean) == cards(project)
    shutil.copy(NOTO / "NotoSansDevanagari-Bold.ttf", project.folder / "fonts" / "A.ttf")
    project.build()
    assert all(first[name] != card for name, card in cards(project).items())


@pytest.mark.parametrize(
    ("headline", "settings"),
    [
        ("நதியில் புதிய பாலம் திறக்கப்பட்டது", SETTINGS),  # The fonts contain no letter of this text.
        ("دریا پر نیا پل کھل گیا", SETTINGS),  # This text runs from right to left.
        ("नदी पर नया पुल खुला", SETTINGS.replace('base_url = "https://example.org/"', "")),
        ("नदी पर नया पुल खुला", SETTINGS.replace('card_fonts = "fonts"', "")),
    ],
)
def test_an_uncertain_card_is_left_out(tmp_path: Path, fonts: Path, headline: str, settings: str) -> None:
    """A card is left out if a letter is missing in the fonts or if no full address is known."""
    project = with_cards(tmp_path, fonts, {"a.txt": TEXT.replace("नदी पर नया पुल खुला", headline)})
    project.config.write_text(settings, "utf-8")
    project.build()
    assert not cards(project)
    assert "og:image" not in project.article()
    assert "twitter:card" not in project.article()


def test_letters_are_joined_and_put_in_order(fonts: Path) -> None:
    """A conjunct is one glyph, narrower than its letters. The short i stands before its consonant."""
    letters = lettering.lettering(str(fonts))
    assert letters.width("क्ष") < 0.9 * (letters.width("क") + letters.width("ष"))
    (alone,), (with_sign,) = letters.outlines("क"), letters.outlines("कि")
    start = alone.path[: alone.path.index("Z")]
    assert not with_sign.path.startswith(start)
    assert letters.can_write("विनय – “DRDO” ₹500")
    assert len(list(letters.outlines("पुल DRDO"))) == 2  # one text run for each font


def test_a_long_headline_is_cut_before_a_word(fonts: Path) -> None:
    """The card keeps its margins for any headline."""
    site = Site(card_fonts=str(fonts))
    box, sizes = (80, 168, 1040, 426), (104, 44)
    whole = social_cards.outlines("देश " * 60, box, sizes, site=site)
    cut = social_cards.outlines("देश " * 600, box, sizes, site=site)
    assert 0 < len(cut) < 2 * len(whole)
    assert social_cards.outlines("", box, sizes, site=site) == ""


def test_a_folder_without_fonts_is_reported_with_a_fix(tmp_path: Path) -> None:
    """The build stops and the old site stays."""
    project = Project(tmp_path, {"a.txt": TEXT}, SETTINGS)
    with pytest.raises(SettingsError, match=r"contains no \.ttf or \.otf file"):
        project.build()
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "a.ttf").write_bytes(b"no font")
    with pytest.raises(SettingsError, match="is not a font"):
        project.build()


def test_a_missing_library_is_reported_with_the_extra_that_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message names the extra."""
    monkeypatch.setattr(lettering, "find_spec", lambda name: None if name == "resvg_py" else find_spec(name))
    with pytest.raises(SettingsError, match=r"news-digest\[cards\]"):
        Project(tmp_path, {"a.txt": TEXT}, SETTINGS).build()
