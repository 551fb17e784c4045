"""Publishing to real targets: a folder, Git, rsync over a local sshd, an S3 server; with many kills during the run."""

import io
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tarfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from site_builder.deliver.publish_plan import PUBLISHED
from tests.deliver.bucket_double import KEY, SECRET, await_server, bucket_double, free_port, in_bucket, make_bucket
from tests.deliver.publications import dead_links, files_in, two_sites
from tests.deliver.storage_double import StorageDouble, storage_double
from tests.kit import ROOT, run, run_here

pytestmark = pytest.mark.slow
_SSHD = shutil.which("sshd") or shutil.which("sshd", path="/usr/sbin")
_KILLS = int(os.environ.get("KILLS", "6"))


@dataclass
class Place:
    """A publish target."""

    project: Path
    old: Path
    new: Path
    settings: str
    env: dict[str, str]
    holds: Callable[[], dict[str, bytes]]
    """Return all files that stand there, the list too."""

    def use(self, site: Path) -> None:
        """Make the project publish this site."""
        text = f'[site]\nbase_url = "https://example.org/news/"\n[build]\noutput = "{site}"\n{self.settings}'
        (self.project / "digest.toml").write_text(text, "utf-8")

    def publish(self, *options: str) -> "subprocess.CompletedProcess[str]":
        """Run the command. It must accept the dead addresses, because these tests replace the old site."""
        return run_here("publish", "--with-errors", *options, cwd=self.project, env=self.env)

    def publish_in_a_process(self) -> "subprocess.CompletedProcess[str]":
        """Run the command in a process of its own."""
        return run("publish", "--with-errors", cwd=self.project, env=self.env)

    def start(self) -> "subprocess.Popen[bytes]":
        """Start the command in its own process group."""
        return subprocess.Popen(
            [sys.executable, "-m", "site_builder", "publish", "--with-errors"],
            cwd=self.project,
            env={**os.environ, "PYTHONPATH": str(ROOT), **self.env},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def pages(self) -> dict[str, bytes]:
        """Return the published site."""
        return {address: content for address, content in self.holds().items() if address != PUBLISHED}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An old and a new site."""
    return two_sites(tmp_path_factory.mktemp("sites"))


def _all_files(folder: Path) -> dict[str, bytes]:
    found = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    return {address: path.read_bytes() for address, path in found.items() if "-scratch/" not in address}


@pytest.fixture(scope="module")
def sshd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The ssh command for a local server that accepts one key."""
    if not _SSHD or not shutil.which("rsync"):
        pytest.skip("NOT TESTED: publishing by ssh; apt-get install openssh-server rsync")
    folder, port = tmp_path_factory.mktemp("sshd"), free_port()
    for name in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
    (folder / "keys").write_bytes((folder / "user.pub").read_bytes())
    stated = {"Port": port, "ListenAddress": "127.0.0.1", "HostKey": folder / "host", "PidFile": folder / "pid",
              "AuthorizedKeysFile": folder / "keys", "StrictModes": "no", "UsePAM": "no", "PermitRootLogin": "yes",
              "PasswordAuthentication": "no", "MaxStartups": "100"}  # fmt: skip
    (folder / "config").write_text("".join(f"{key} {value}\n" for key, value in stated.items()))
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    server = subprocess.Popen([_SSHD, "-D", "-q", "-f", str(folder / "config")])
    await_server(port)
    plain = "-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -o IdentitiesOnly=yes"
    yield f"ssh -F none -i {folder / 'user'} -p {port} {plain}"
    server.terminate()
    server.wait()


@pytest.fixture(scope="module")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an S3 server (moto) in its own process."""
    pytest.importorskip("moto", reason="NOT TESTED: publishing to a bucket; pip install 'moto[server]'")
    with bucket_double(tmp_path_factory.mktemp("moto")) as address:
        yield address


@pytest.fixture(scope="module")
def cloud() -> Iterator[StorageDouble]:
    """A stand-in for Google Cloud Storage."""
    with storage_double() as server:
        yield server


@pytest.fixture(params=["folder", "git", "ssh", "bucket", "cloud"])
def place(request: pytest.FixtureRequest, tmp_path: Path, sites: tuple[Path, Path]) -> Place:
    """An empty target of each kind."""
    project, there = tmp_path / "project", tmp_path / "there"
    (project / "seeds").mkdir(parents=True)
    made: Callable[..., Place] = lambda settings, env, holds: Place(project, *sites, settings, env, holds)  # noqa: E731
    if request.param == "folder":
        return made(f'[publish.x]\nfolder = "{there}"\n', {}, lambda: _all_files(there))
    if request.param == "git":
        subprocess.run(["git", "init", "--quiet", "--bare", str(there)], check=True)
        return made(f'[publish.x]\ngit = "{there}"\n', {}, lambda: _in_branch(there))
    if request.param == "ssh":
        env = {"RSYNC_RSH": request.getfixturevalue("sshd")}
        return made(f'[publish.x]\nssh = "127.0.0.1:{there}"\n', env, lambda: _all_files(there))
    if request.param == "cloud":
        held, name = request.getfixturevalue("cloud"), f"news-{random.randrange(10**9)}"
        stated = f'[publish.x]\nbucket = "gs://{name}/site"\n'
        return made(stated, held.account(tmp_path), lambda: held.below(f"{name}/site/"))
    address = request.getfixturevalue("s3")
    name = f"news-{tmp_path.name.replace('_', '-')[-40:].strip('-').lower()}-{random.randrange(10**9)}"
    make_bucket(address, name)
    keys = {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET}
    stated = f'[publish.x]\nbucket = "s3://{name}/site"\nendpoint = "{address}"\nregion = "us-east-1"\n'
    return made(stated, keys, lambda: {key: one["body"] for key, one in in_bucket(address, name).items()})


def _in_branch(repository: Path) -> dict[str, bytes]:
    packed = subprocess.run(
        ["git", "-C", str(repository), "archive", "gh-pages"], capture_output=True, check=False
    ).stdout
    if not packed:  # nothing is published yet
        return {}
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        files = ((row.name, archive.extractfile(row)) for row in archive)
        return {name: file.read() for name, file in files if file is not None}


def test_a_place_contains_the_published_site_and_then_the_next_one(place: Place) -> None:
    """The first run sends everything, the next only changes. The plan prints this before and changes nothing."""
    place.use(place.old)
    done = place.publish()
    assert done.returncode == 0, done.stderr
    assert place.pages() == files_in(place.old)
    place.use(place.new)
    planned = place.publish("--dry-run")
    assert planned.returncode == 0, planned.stderr
    assert place.pages() == files_in(place.old)
    done = place.publish()
    assert done.returncode == 0, done.stderr
    assert place.pages() == files_in(place.new)
    assert done.stdout.replace("x: ", "x: dry run: ") == planned.stdout.splitlines(keepends=True)[-1]
    old, new = files_in(place.old), files_in(place.new)
    added, removed = new.keys() - old.keys(), old.keys() - new.keys()
    changed = {one for one in new.keys() & old.keys() if new[one] != old[one]}
    shown = {(row[0], row[2:]) for row in planned.stdout.splitlines()[:-1]}
    assert shown == {("+", a) for a in added} | {("~", a) for a in changed} | {("-", a) for a in removed}
    assert "x: 0 added, 0 changed, 0 removed, 0 bytes" in place.publish().stdout


def test_files_of_others_are_never_touched_unasked(place: Place, tmp_path: Path) -> None:
    """The command stops, names the files and changes nothing. With 'keep' it publishes and leaves them."""
    place.use(place.old)
    assert place.publish().returncode == 0
    _put_mine(place, tmp_path)
    before = place.holds()
    assert before["mine.txt"] == b"mine"
    place.use(place.new)
    done = place.publish()
    assert done.returncode == 2
    assert "did not make: mine.txt;" in done.stderr
    assert place.holds() == before
    done = place.publish("--foreign", "keep")
    assert done.returncode == 0, done.stderr
    assert place.pages() == files_in(place.new) | {"mine.txt": b"mine"}
    done = place.publish("--foreign", "remove")
    assert done.returncode == 0, done.stderr
    assert place.pages() == files_in(place.new)


def _put_mine(place: Place, tmp_path: Path) -> None:
    there = tmp_path / "there"
    if "git =" in place.settings:
        clone = tmp_path / "clone"
        for command in (
            ["git", "clone", "--quiet", "--branch", "gh-pages", str(there), str(clone)],
            ["git", "-C", str(clone), "config", "user.email", "a@example.org"],
            ["git", "-C", str(clone), "config", "user.name", "a"],
        ):
            subprocess.run(command, check=True)
        (clone / "mine.txt").write_text("mine")
        for command in (["add", "mine.txt"], ["commit", "--quiet", "-m", "mine"], ["push", "--quiet"]):
            subprocess.run(["git", "-C", str(clone), *command], check=True)
    elif "bucket =" in place.settings:
        name = place.settings.split('bucket = "')[1].split('"')[0].partition("://")[2]
        url = f"{_server_of(place)}/{name}/mine.txt"
        urllib.request.urlopen(
            urllib.request.Request(url, data=b"mine", headers={"Content-Type": "text/plain"}, method="PUT")
        ).close()
    else:
        (there / "mine.txt").write_text("mine")


def _server_of(place: Place) -> str:
    if account := place.env.get("GOOGLE_SERVICE_ACCOUNT"):
        return str(json.loads(Path(account).read_text())["gcs_base_url"])
    return place.settings.split('endpoint = "')[1].split('"')[0]


@pytest.mark.unmeasured
def test_a_publish_that_is_killed_loses_nothing(place: Place) -> None:
    """Every file is old or new, no link is dead, and the next run completes.

    KILLS=50 sets the kills for each kind of target."""
    place.use(place.old)
    assert place.publish().returncode == 0
    old, new, chance = files_in(place.old), files_in(place.new), random.Random(1)
    began = time.monotonic()
    place.use(place.old)
    assert place.publish_in_a_process().returncode == 0
    usual = time.monotonic() - began  # The time of a run that has nothing to send.
    cut, number = 0, 0
    while cut < _KILLS:
        target, before = (place.new, old) if number % 2 == 0 else (place.old, new)
        after = files_in(target)
        place.use(target)
        process = place.start()
        time.sleep(usual * chance.uniform(0.3, 1.2))
        in_time = process.poll() is None
        cut, number, usual = cut + in_time, number + 1, usual * (1 if in_time else 0.8)
        with suppress(ProcessLookupError):  # The run ended before the kill.
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        stands = place.pages()
        for address, content in stands.items():
            assert content in (before.get(address), after.get(address)), address
        assert dead_links(stands) == []
        done = place.publish()
        assert done.returncode == 0, done.stderr
        assert place.pages() == after
    assert cut == _KILLS


def test_headers_of_a_bucket_are_those_of_a_web_server(sites: tuple[Path, Path], s3: str, tmp_path: Path) -> None:
    """Each file has its media type and encoding. Only files with a hash in their name may be cached for ever."""
    name = f"headers-{random.randrange(10**9)}"
    make_bucket(s3, name)
    stated = f'[publish.x]\nbucket = "s3://{name}/site"\nendpoint = "{s3}"\nregion = "us-east-1"\n'
    keys = {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET}
    (tmp_path / "seeds").mkdir()
    place = Place(tmp_path, *sites, stated, keys, dict)
    place.use(place.old)
    assert place.publish().returncode == 0
    sent = {address: one["headers"] for address, one in in_bucket(s3, name).items()}
    assert sent["index.html"]["Content-Type"] == "text/html; charset=utf-8"
    assert sent["feed.xml"]["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert sent["index.html"]["Cache-Control"] == "public, max-age=0, must-revalidate"
    kept = {address for address, headers in sent.items() if "immutable" in headers["Cache-Control"]}
    assert kept == {address for address in sent if address.startswith(("assets/", "search/"))}


def test_no_message_shows_how_to_log_in(s3: str, tmp_path: Path, sites: tuple[Path, Path]) -> None:
    """Neither Git's message about an address with a password nor a message about a bucket shows credentials."""
    keys = {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET}
    (tmp_path / "seeds").mkdir()
    stated = f'[publish.x]\nbucket = "s3://no-such-bucket"\nendpoint = "{s3}"\nregion = "us-east-1"\n'
    place = Place(tmp_path, *sites, stated, keys, dict)
    place.use(place.old)
    done = place.publish_in_a_process()
    assert done.returncode == 2
    assert "the bucket cannot be used" in done.stderr
    assert "Traceback" not in done.stderr
    secret_config = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": f"url.http://me:{SECRET}@127.0.0.1:9/.insteadOf",
                     "GIT_CONFIG_VALUE_0": "news:"}  # fmt: skip
    place = Place(tmp_path, *sites, '[publish.x]\ngit = "news:x.git"\n', secret_config, dict)
    place.use(place.old)
    done = place.publish_in_a_process()
    assert done.returncode == 2
    assert "git failed" in done.stderr
    for secret in (SECRET, "me:"):
        assert secret not in done.stdout + done.stderr


def test_two_pushes_at_the_same_time_lose_nothing(tmp_path: Path, sites: tuple[Path, Path]) -> None:
    """A push is never forced. Commits of others stay, and the message says to run the command again."""
    there = tmp_path / "there"
    subprocess.run(["git", "init", "--quiet", "--bare", str(there)], check=True)
    (tmp_path / "seeds").mkdir()
    place = Place(tmp_path, *sites, f'[publish.x]\ngit = "{there}"\n', {}, lambda: _in_branch(there))
    place.use(place.old)
    assert place.publish().returncode == 0
    hook = there / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    place.use(place.new)
    done = place.publish()
    assert done.returncode == 2
    assert "run the same command again" in done.stderr
    assert place.pages() == files_in(place.old)
    hook.unlink()
    assert place.publish().returncode == 0
    assert place.pages() == files_in(place.new)
