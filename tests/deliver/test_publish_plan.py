"""A publish plan does only necessary steps, in an order without dead links, and never touches files of others."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.deliver.publish_plan import PUBLISHED, Foreign, LocalSite, made_plan, published_list, read_list
from site_builder.deliver.publish_store import local_site, plan_for_store, publish_to_store
from site_builder.errors import DeliveryError
from tests.deliver.publications import dead_links, files_in, two_sites


class KilledError(Exception):
    """The simulated end of the program."""


class MemoryStore:
    """An in-memory target that fails after some writes and removals. Tests check it after each step."""

    def __init__(self, files: dict[str, bytes], look: Callable[[dict[str, bytes]], None] | None = None) -> None:
        self.files, self.look = files, look
        self.left = 1_000_000
        self.writes = 0

    place = "memory"

    def standing(self) -> frozenset[str]:
        return frozenset(self.files)

    def read(self, address: str) -> bytes | None:
        return self.files.get(address)

    def write(self, root: Path, addresses: Iterable[str], done: Callable[[], None]) -> None:
        for address in addresses:
            self._act()
            self.files[address] = (root / address).read_bytes()
            self._seen()
            done()

    def write_list(self, content: bytes) -> None:
        self._act()
        self.files[PUBLISHED] = content

    def remove(self, addresses: Iterable[str]) -> None:
        for address in addresses:
            self._act()
            self.files.pop(address, None)
            self._seen()

    def _act(self) -> None:
        if self.left == 0:
            raise KilledError
        self.left -= 1
        self.writes += 1

    def _seen(self) -> None:
        if self.look:
            self.look(self.files)


def publish(root: Path, store: MemoryStore, foreign: Foreign = "refuse") -> None:
    """Publish the site in `root`."""
    site = local_site(root)
    plan, before = plan_for_store(site, store, foreign)
    publish_to_store(site, store, plan, before, lambda: None)


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An old and a new site."""
    return two_sites(tmp_path_factory.mktemp("sites"))


def test_the_two_sites_differ_in_every_way(sites: tuple[Path, Path]) -> None:
    """If the sites did not differ in these ways, the tests below would prove little."""
    old, new = (files_in(site) for site in sites)
    for folder in ("articles/", "people/", "places/"):
        assert {a for a in new.keys() - old.keys() if a.startswith(folder)}
        assert {a for a in old.keys() - new.keys() if a.startswith(folder)} or folder != "articles/"
    assert dead_links(old) == dead_links(new) == []


@pytest.mark.parametrize("way", [(0, 1), (1, 0)], ids=["forward", "back"])
def test_no_reader_meets_a_dead_link_at_any_moment(sites: tuple[Path, Path], way: tuple[int, int]) -> None:
    """After every write and removal, all pages that the front page links directly or indirectly exist and are whole."""
    store = MemoryStore({})
    publish(sites[way[0]], store)
    looks = []
    store.look = lambda files: looks.append(dead_links(files))
    publish(sites[way[1]], store)
    assert len(looks) > 30
    assert [dead for dead in looks if dead] == []
    assert {a: c for a, c in store.files.items() if a != PUBLISHED} == files_in(sites[way[1]])


def test_an_old_address_forwards_before_the_lists_change() -> None:
    """The alias of an article may end in '.htm', in any case; its page is a new page like others, not a data file."""
    digests = dict.fromkeys(["index.html", "archive/index.html", "feed.xml", "old/bridge.htm", "OLD.HTM"], "1")
    before = dict.fromkeys(["index.html", "archive/index.html", "feed.xml"], "0")
    site = LocalSite(Path("public"), dict.fromkeys(digests, 1), digests)
    plan = made_plan(site, before, before, "refuse", "x")
    assert plan.steps() == (("OLD.HTM", "old/bridge.htm"), ("archive/index.html",), ("index.html",), ("feed.xml",))


def test_killed_anywhere_the_same_command_continues(sites: tuple[Path, Path]) -> None:
    """For each number of completed steps, every file is old or new, and the next run ends with the new site."""
    old, new = (files_in(site) for site in sites)
    whole = MemoryStore({})
    publish(sites[0], whole)
    after_old = dict(whole.files)
    publish(sites[1], whole)
    for steps in range(whole.writes):
        store = MemoryStore(dict(after_old))
        store.left = steps
        try:
            publish(sites[1], store)
        except KilledError:
            for address, content in store.files.items():
                assert address == PUBLISHED or content in (old.get(address), new.get(address))
            assert dead_links(store.files) == []
        store.left = 1_000_000
        publish(sites[1], store)
        assert {a: c for a, c in store.files.items() if a != PUBLISHED} == new
        assert store.files[PUBLISHED] == whole.files[PUBLISHED]


def test_only_what_changed_is_sent_and_nothing_when_nothing_did(sites: tuple[Path, Path]) -> None:
    """A second run writes nothing, not even the list of files."""
    store = MemoryStore({})
    publish(sites[0], store)
    store.writes = 0
    publish(sites[0], store)
    assert store.writes == 0
    store.files.pop("feed.xml")
    publish(sites[0], store)
    assert store.writes == 3  # The list that claims the file, the file, the list.


def test_foreign_files_stop_publishing_or_stay_or_are_removed(sites: tuple[Path, Path]) -> None:
    """A foreign file at the address of a page is overwritten only with the matching option."""
    store = MemoryStore({"mine.txt": b"mine", "index.html": b"mine"})
    with pytest.raises(DeliveryError, match=r"did not make: index.html, mine.txt; .*--foreign keep"):
        publish(sites[0], store)
    with pytest.raises(DeliveryError, match=r"have the names of pages: index.html; .*--foreign remove"):
        publish(sites[0], store, "keep")
    assert store.files == {"mine.txt": b"mine", "index.html": b"mine"}
    del store.files["index.html"]
    publish(sites[0], store, "keep")
    assert store.files["mine.txt"] == b"mine"
    publish(sites[1], store, "keep")
    assert store.files["mine.txt"] == b"mine"
    publish(sites[1], store, "remove")
    assert {a: c for a, c in store.files.items() if a != PUBLISHED} == files_in(sites[1])


_NAMES = st.sampled_from(["index.html", "a.html", "articles/b.html", "assets/c.css", "feed.xml", "mine.txt", "d e.png"])


@given(st.dictionaries(_NAMES, st.sampled_from("12")), st.dictionaries(_NAMES, st.sampled_from("12-")), st.sets(_NAMES))
def test_a_plan_touches_only_files_of_news_digest(
    site: dict[str, str], before: dict[str, str], there: set[str]
) -> None:
    """With 'keep', a plan neither overwrites nor removes a file that our list does not name."""
    try:
        plan = made_plan(LocalSite(Path(), dict.fromkeys(site, 1), site), before, there, "keep", "x")
    except DeliveryError:
        assert (there - before.keys()) & site.keys()
        return
    others = there - before.keys()
    assert others.isdisjoint({*plan.added, *plan.changed, *plan.removed})
    after = (there - set(plan.removed)) | set(plan.added)
    assert after == site.keys() | others
    assert {one for step in plan.steps() for one in step} == {*plan.added, *plan.changed}
    assert all(before[one] == site[one] for one in site.keys() & there - set(plan.changed))


@given(st.dictionaries(st.sampled_from(["a b.html", "लेख.html", "x/y"]), st.just("0123456789abcdef")))
def test_a_list_reads_as_it_was_written(digests: dict[str, str]) -> None:
    """Spaces and letters of every script survive."""
    assert read_list(published_list(digests)) == digests


def test_a_list_that_somebody_changed_reaches_nothing_outside() -> None:
    """A later run removes files that the list names, so names outside the target are rejected."""
    assert read_list(b"# x\n1 ../etc\n2 /etc\n3 a//b\n4\n5 a\0\n\xff\n6 good.html\n") == {"good.html": "6"}
    assert read_list(None) == {}
