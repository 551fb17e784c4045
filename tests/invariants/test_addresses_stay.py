"""A published address always leads to its article, even after changes of files and headlines."""

import os
import shutil
from pathlib import Path

import pytest

from site_builder.errors import DeliveryError, SettingsError
from tests.kit import Project, links, run_here

PUL = "नदी पर पुल खुला\n\nनदी पर नया पुल आज खुल गया और लोग देर तक उस पर टहलते रहे।\n"
RAIL = "नई रेल चली\n\nशहर से गांव तक नई रेल आज चल पड़ी और यात्रियों ने उसका स्वागत किया।\n"
RETITLED = PUL.replace("नदी पर पुल खुला", "पुल पर पहली सैर", 1)
WITNESS = "{title}\n\nमंत्री मीरा जोशी ने कहा कि {title} का काम पूरा हुआ।\n"


def articles(project: Project) -> list[str]:
    """Return the addresses of the articles, without redirects."""
    pages = project.public.glob("articles/*.html")
    return sorted(page.name for page in pages if 'http-equiv="refresh"' not in page.read_text("utf-8"))


def leads_to(project: Project, address: str) -> str:
    """Return the target of a redirect, or the page's own address if it is not a redirect."""
    page = project.page(address)
    if 'http-equiv="refresh"' not in page:
        return address
    (link,) = {link for link in links(page)[0] if not link.startswith("http")}
    return os.path.normpath(f"{Path(address).parent}/{link}")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a built project with two articles."""
    project = Project(tmp_path / "p", {"a.txt": PUL, "b.txt": RAIL})
    project.build()
    return project


def test_a_new_headline_keeps_the_old_address_working(project: Project) -> None:
    """The test sets three headlines. The id stays, and an old headline gets its old address back."""
    first = next(name for name in articles(project) if "pul" in name)
    project.write("a.txt", RETITLED)
    project.build()
    second = next(name for name in articles(project) if "sair" in name)
    project.write("a.txt", PUL.replace("नदी पर पुल खुला", "सब पुल पर", 1))
    project.build()
    third = next(name for name in articles(project) if name.startswith("sab-"))
    assert {leads_to(project, f"articles/{name}") for name in (first, second, third)} == {f"articles/{third}"}
    assert first[-13:] == second[-13:] == third[-13:]
    project.write("a.txt", PUL)
    project.build()
    assert leads_to(project, f"articles/{third}") == leads_to(project, f"articles/{first}") == f"articles/{first}"


@pytest.mark.parametrize("other", ["z.txt", "sub/deeper/a.txt", "a.md"])
def test_a_moved_file_keeps_its_id_and_address_for_good(project: Project, other: str) -> None:
    """The id stays when the text changes later, and when another article gets the old file name."""
    before = project.site()
    (project.seeds / other).parent.mkdir(parents=True, exist_ok=True)
    (project.seeds / "a.txt").rename(project.seeds / other)
    project.build()
    assert set(project.site()) == set(before)
    project.write(other, PUL + "\nमेला भी लगा।\n")
    project.build()
    project.write("a.txt" if other != "a.md" else "c.txt", "तीसरी खबर\n\nयह एक और खबर है जिसमें कुछ और लिखा है।\n")
    project.build()
    assert {name for name in before if name.startswith("articles/")} < set(project.site())
    assert len(articles(project)) == 3


def test_two_files_that_change_places_keep_their_addresses(project: Project) -> None:
    """The text of the file identifies the article."""
    before = articles(project)
    project.write("a.txt", RAIL)
    project.write("b.txt", PUL)
    project.build()
    assert articles(project) == before


def test_of_two_copies_the_one_that_goes_leads_to_the_other(project: Project) -> None:
    """While a copy of the text exists, its address works. After both copies are removed, it is a dead link."""
    project.write("a 2.txt", PUL)
    project.build()
    both = [name for name in articles(project) if "pul" in name]
    (project.seeds / "a.txt").unlink()
    project.build()
    (left,) = (name for name in articles(project) if "pul" in name)
    assert {leads_to(project, f"articles/{name}") for name in both} == {f"articles/{left}"}
    (project.seeds / "a 2.txt").unlink()
    project.build()
    assert not list(project.public.glob("articles/*pul*"))


def test_a_stated_id_goes_before_the_ledger(project: Project) -> None:
    """A moved and rewritten article can state its earlier id. The file with its old name becomes another article."""
    (id_,) = {name[:-5].rpartition("-")[2] for name in articles(project) if "pul" in name}
    project.write("c.md", f"---\nid: {id_}\ntitle: पुल की कहानी\n---\nपुल की पूरी कहानी अब यहां लिखी है।\n")
    project.write("a.txt", "दूसरी खबर\n\nयह एक और खबर है जिसमें कुछ और लिखा है।\n")
    assert project.build().left_out == 0
    assert f"pul-ki-kahani-{id_}.html" in articles(project)
    assert len(articles(project)) == 3


def test_a_build_with_the_ledger_it_wrote_is_the_same(project: Project) -> None:
    """This holds even without cache and site. The build does not change the ledger."""
    project.write("a.txt", RETITLED)
    (project.seeds / "b.txt").rename(project.seeds / "z.txt")
    project.build()
    ledger = project.folder / "addresses.txt"
    grown, stamp, text = project.site(), ledger.stat().st_mtime_ns, ledger.read_text("utf-8")
    shutil.rmtree(project.folder / ".cache")
    shutil.rmtree(project.public)
    project.build()
    assert project.site() == grown
    assert (ledger.stat().st_mtime_ns, ledger.read_text("utf-8")) == (stamp, text)
    lines = text.splitlines()
    assert lines[1:] == sorted(lines[1:])


def test_without_its_ledger_a_site_loses_its_redirects_only(project: Project) -> None:
    """All pages stay."""
    project.write("a.txt", RETITLED)
    project.build()
    before, standing = project.site(), articles(project)
    (project.folder / "addresses.txt").unlink()
    project.build()
    gone = before.keys() - project.site().keys()
    assert len(gone) == 1
    assert gone < {address for address in before if address.startswith("articles/")}
    assert articles(project) == standing


def test_a_new_article_moves_no_entity_and_no_story(tmp_path: Path) -> None:
    """A page keeps its address when the name or the oldest report, from which it was made, is no longer the first."""
    project = Project(tmp_path / "p", {f"m{n}.txt": WITNESS.format(title=title) for n, title in enumerate("कखग")})
    for number in range(2):
        project.write(f"s{number}.md", f"---\ndate: 2025-11-1{number}\ntitle: नदी पर पुल खुला\n---\n{PUL * 3}")
    project.build()
    before = [address for address in project.site() if address.startswith(("people/", "stories/"))]
    assert any(address.startswith("stories/") for address in before)
    assert any("mira" in address for address in before)
    for number in range(4):
        project.write(
            f"0{number}.txt", f"Meera Joshi {number}\n\nMinister Meera Joshi said that work {number} is done.\n"
        )
    project.write("00.md", f"---\ndate: 2025-11-09\ntitle: पुल की पहली खबर\n---\n{PUL * 3}")
    project.build()
    after = project.site()
    assert [address for address in before if address not in after or b'http-equiv="refresh"' in after[address]] == []


def test_names_that_are_merged_keep_both_addresses(tmp_path: Path) -> None:
    """Two pages become one, and the other address redirects to it until the names are separate again."""
    project = Project(tmp_path / "p")
    for number, name in enumerate(("मीरा जोशी", "मीरा जोशी", "रवि सेन", "रवि सेन")):
        project.write(f"{number}.txt", f"खबर {number}\n\nरेल मंत्री {name} ने कहा कि काम {number} पूरा हुआ।\n")
    project.build()
    before = sorted(p.name for p in project.public.glob("people/*.html") if p.name != "index.html")
    assert len(before) == 2
    (project.folder / "entities.toml").write_text('[merge]\n"मीरा जोशी" = ["रवि सेन"]\n', "utf-8")
    project.build()
    targets = {leads_to(project, f"people/{name}") for name in before}
    assert len(targets) == 1
    (project.folder / "entities.toml").unlink()
    project.build()
    assert {leads_to(project, f"people/{name}") for name in before} == {f"people/{name}" for name in before}


def test_a_broken_ledger_stops_the_build_and_is_left_as_it_is(project: Project) -> None:
    """The message names file, line and fix. The site and the ledger stay unchanged."""
    ledger = project.folder / "addresses.txt"
    broken = ledger.read_text("utf-8") + "people/../x.html\tperson/x\t1\n"
    ledger.write_text(broken, "utf-8")
    before = project.site()
    project.write("a.txt", RETITLED)
    with pytest.raises(SettingsError, match=r"addresses\.txt:\d+: 'people/\.\./x\.html' is not the address"):
        project.build()
    ledger.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="is not UTF-8 text"):
        project.build()
    assert ledger.read_bytes() == b"\xff\xfe\x00"
    assert project.site() == before
    ledger.unlink()
    ledger.mkdir()
    with pytest.raises(SettingsError, match="cannot be read"):
        project.build()


def test_without_a_digest_toml_the_ledger_lies_with_the_articles(tmp_path: Path) -> None:
    """The ledger is a hidden file, so it is not an article.

    It moves with a copied folder and when a digest.toml is added."""
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "a.txt").write_text(PUL, "utf-8")
    assert run_here("build", "s", "-o", "out", cwd=tmp_path).returncode == 0
    (old,) = (tmp_path / "out" / "articles").iterdir()
    (tmp_path / "s" / "a.txt").write_text(RETITLED, "utf-8")
    shutil.copytree(tmp_path / "s", tmp_path / "copy" / "seeds")
    assert run_here("build", "s", "-o", "out", cwd=tmp_path).returncode == 0
    assert len(list((tmp_path / "out" / "articles").iterdir())) == 2
    (tmp_path / "copy" / "digest.toml").write_text("", "utf-8")
    done = run_here("build", cwd=tmp_path / "copy")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "copy" / "public" / "articles" / old.name).exists()
    assert (tmp_path / "copy" / "addresses.txt").exists()


def test_a_failed_build_writes_no_ledger(tmp_path: Path) -> None:
    """The ledger contains only published addresses."""
    project = Project(tmp_path / "p", {"a.txt": PUL})
    project.public.mkdir()
    (project.public / "foreign.txt").write_text("x", "utf-8")
    with pytest.raises(DeliveryError):
        project.build()
    assert not (project.folder / "addresses.txt").exists()


def test_a_ledger_that_cannot_be_written_is_reported(project: Project) -> None:
    """The build completes and writes the site."""
    (project.folder / ".addresses.txt.new").write_text("x", "utf-8")  # blocks root too
    project.write("a.txt", RETITLED)
    project.build()
    assert any("addresses.txt: the addresses of this site cannot be remembered" in line for line in project.troubles())


def test_a_name_put_right_by_hand_has_an_address_of_its_own(tmp_path: Path) -> None:
    """The address with the wrong name redirects to it."""
    project = Project(tmp_path / "p")
    for number in range(2):
        project.write(f"{number}.txt", f"खबर {number}\n\nरेल मंत्री अनिता राव ने कहा कि काम {number} पूरा हुआ।\n")
    project.build()
    (project.folder / "entities.toml").write_text('[rename]\n"अनिता राव" = "अनिता कुमारी राव"\n', "utf-8")
    for _ in range(2):
        project.build()
        assert leads_to(project, "people/anita-rav.html") == "people/anita-kumari-rav.html"


def test_a_story_that_falls_apart_leaves_a_redirect_and_no_link(tmp_path: Path) -> None:
    """A rule takes away the sentence that both reports share; the site equals a clean build."""
    shared = "यह घोषणा 1 नवंबर 2025 को हुई।"
    first = "मीरा जोशी ने भारत में कहा कि नदी पर नया पुल 1 करोड़ रुपये में बनेगा।"
    second = "मंत्री मीरा जोशी ने भारत में कहा, “हम इस साल 2 नई सड़कें बनाएंगे।”"
    project = Project(tmp_path)
    for name, body in (("a.txt", first), ("b.txt", second)):
        project.write(name, f"पुल का काम शुरू\n\n{body}\n\n{shared}")
    project.build(jobs=1)
    (story,) = (address for address in project.site() if address.startswith("stories/"))
    (project.folder / "rules").mkdir()
    (project.folder / "rules" / "boilerplate.txt").write_text("यह घोषणा", "utf-8")
    project.build(jobs=1)
    grown = project.site()
    assert b'http-equiv="refresh"' in grown[story]
    assert story not in project.page("archive/undated.html")
    for name in ("public", ".cache"):
        shutil.rmtree(project.folder / name)
    project.build(jobs=1)
    assert project.site() == grown
