"""The program rejects text in old fonts and no other text."""

from pathlib import Path

import pytest

from site_builder.errors import SourceError
from site_builder.sources import read
from site_builder.sources.legacy_fonts import legacy_text
from site_builder.text.romanisation import romanise
from tests.kit import Project, run_here
from tests.parsing.written import BODY, HEADLINE, MORE

KRUTI = "xkWao esa u;k iqy cuk gS vkSj yksx dks blls cM+h jkgr feyh gSA ;g iqy ljdkj us ,d lky esa cuk fn;k FkkA"
PREETI = "g]kfn s/sf/n] gofF k'n agfPsf] 5 eg] klg sfd s]xL afFsL xf] . of] k'n uf+psf] nflu xf] ."
BIJOY = "MÖv‡g bZzb †mZz n‡q‡Q Ges miKvi e‡j‡Q †h GB †mZz GK eQ‡i Kiv n‡q‡Q| Zvi Rb¨ gvbyl Lywk|"
CHANAKYA = "»æ´ß ×ð´ ÙØæ ÂéÜ ÕÙæ ãñ ¥õÚU Üô»æð´ ·¤ô §ââð ÚUæãÌ ç×Üè ãñÐ Øã ÂéÜ âÚU·¤æÚU Ùð ÕÙæØæ ÍæÐ"
SHUSHA = "gaaMva maoM nayaa pula banaa hO AaOr laaogaaoM kao raaht imalaI hO. yah sarkar nao banaayaa qaa."


@pytest.mark.parametrize(
    ("text", "font"),
    [
        (KRUTI, "Kruti Dev"),
        (PREETI, "Preeti"),
        (BIJOY, "SutonnyMJ (Bijoy)"),
        (CHANAKYA, "Chanakya"),
        (SHUSHA, "Shusha"),
    ],
)
def test_fonts_are_known_by_the_common_words(text: str, font: str) -> None:
    """This works for Hindi, Nepali and Bengali, in one paragraph among others, and between tags."""
    found = legacy_text(text)
    assert found == (font, 1)
    assert legacy_text(f"{HEADLINE}\n\n{BODY}\n\n{text}\n\n{MORE}") == (font, 5)
    assert legacy_text(f"<p>{BODY}</p>\n<p>{text}</p>") == (font, 2)


@pytest.mark.parametrize(
    "text",
    [
        "",
        f"{BODY} {MORE}",
        "The new bridge over the river was opened on Monday. It is for us, and the way to town is half as long now.",
        "ls -la us.txt; cd dk && gs -h | rd; echo $us; [ -f ds ] || exit 1; x = gh(jk); us = ls[0]; dks += 1",
        romanise(f"{HEADLINE} {BODY} {MORE}"),
        "Gaon mein naya pul bana hai aur logon ko isse badi rahat mili hai. Yah pul sarkar ne ek sal mein banaya tha.",
        "Kruti Dev में 'है' को gS और 'में' को esa लिखते हैं, यह बात पुराने टाइपिस्ट जानते हैं और बताते हैं।",
    ],
)
def test_english_code_and_hindi_in_latin_letters_are_not_an_old_font(text: str) -> None:
    """A few quoted words in such a font are accepted too."""
    assert legacy_text(text) is None


def test_no_file_of_the_package_is_read_as_an_old_font() -> None:
    """The test checks all code, styles, templates and word lists of the package."""
    root = Path(__file__).parent.parent.parent / "site_builder"
    for path in sorted(path for kind in ("py", "txt") for path in root.rglob(f"*.{kind}")):
        if path.name != "legacy_fonts.txt":
            assert legacy_text(path.read_text("utf-8")) is None, path


def test_such_a_file_is_left_out_with_the_fonts_name_and_the_way_out(tmp_path: Path) -> None:
    """The other articles are built. The line number counts front matter above the text."""
    project = Project(
        tmp_path, {"a.txt": f"---\ntitle: {HEADLINE}\n---\n\n{KRUTI}\n", "b.txt": f"{HEADLINE}\n\n{BODY}"}
    )
    done = project.build()
    assert (done.articles, done.left_out) == (1, 1)
    (told,) = project.troubles()
    assert "a.txt:5: is text in the old font Kruti Dev" in told
    assert "converter from Kruti Dev to Unicode" in told
    with pytest.raises(SourceError, match="Kruti Dev"):
        read(project.seeds, "a.txt")
    assert "Kruti Dev" in run_here("parse", "seeds/a.txt", cwd=tmp_path).stderr
