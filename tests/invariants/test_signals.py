"""After a signal to a build or a worker: one line, the right status, no process left, and a complete site."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.kit import ROOT, Project

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="looks for workers in /proc")]
SECONDS = 60


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with enough articles to keep the workers busy for a while."""
    project = Project(tmp_path_factory.mktemp("signals"))
    places = ("भारत", "नेपाल", "जयपुर", "कोलकाता", "श्रीलंका")
    for n in range(300):
        told = "\n\n".join(f"मंत्री मीरा जोशी ने {where} में {n} करोड़ रुपये का पुल खोला।" for where in places * 3)
        day = date(2010, 1, 1) + timedelta(days=10 * n)  # The dates are too far apart for one story.
        project.write(f"{n:03}.txt", f"---\ndate: {day}\ntitle: पुल संख्या {n} खुला\n---\n{told}")
    return project


class Building:
    """`news-digest build` in its own process group, with two workers."""

    def __init__(self, project: Project) -> None:
        command = [sys.executable, "-m", "site_builder", "build", "-j", "2"]
        self.process = subprocess.Popen(
            command,
            cwd=project.folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )

    def workers(self) -> list[int]:
        """Wait until both workers of the longest stage, parsing, run, and return their process ids."""
        return self._workers_after(self._workers_after([]))

    def _workers_after(self, before: list[int]) -> list[int]:
        file = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        until = time.monotonic() + SECONDS
        while time.monotonic() < until and self.process.poll() is None:
            children = [int(each) for each in file.read_text().split()]
            if len(children) == 2 and not set(children) & set(before):
                return children
            time.sleep(0.005)
        raise AssertionError("no workers")

    def end(self) -> tuple[int, str]:
        """Wait for the end; return the status and the output."""
        _, told = self.process.communicate(timeout=SECONDS)
        return self.process.returncode, told


def alive(pids: list[int]) -> list[int]:
    """Return the processes that still run. A zombie process does not count."""

    def state(pid: int) -> str:
        try:
            return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except OSError:
            return "X"

    return [pid for pid in pids if state(pid) not in "XZ"]


def gone_within(seconds: float, pids: list[int]) -> bool:
    """Return whether all these processes end in that time."""
    until = time.monotonic() + seconds
    while alive(pids):
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True


@pytest.fixture
def building(project: Project) -> Iterator[Building]:
    """A running build from scratch."""
    shutil.rmtree(project.folder / ".cache", ignore_errors=True)
    started = Building(project)
    yield started
    started.process.kill()
    if started.process.stderr and not started.process.stderr.closed:
        started.process.communicate()


@pytest.mark.parametrize(
    ("number", "status"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)],
    ids=str,
)
@pytest.mark.parametrize("group", [False, True], ids=["the process", "its group"])
def test_a_signal_ends_the_build_with_one_line_and_its_status(
    building: Building, number: signal.Signals, status: int, group: bool
) -> None:
    """Signals come from Ctrl-C, a stopped service or a closed terminal. No worker survives."""
    workers = building.workers()
    (os.killpg if group else os.kill)(building.process.pid, number)
    assert gone_within(5, workers)
    code, told = building.end()
    assert code == status, told
    assert told.splitlines()[-1] == f"interrupted ({number.name}); run the same command again to continue"
    assert "Traceback" not in told
    assert "error" not in told


def test_a_killed_build_takes_its_workers_along(project: Project, building: Building) -> None:
    """A surviving worker would hold the lock. The next build must start at once."""
    workers = building.workers()
    building.process.kill()
    assert gone_within(2, workers)
    code, told = Building(project).end()
    assert code == 0, told


@pytest.mark.parametrize(
    ("number", "delay"),
    [(signal.SIGKILL, 0), (signal.SIGKILL, 0.05), (signal.SIGKILL, 0.5), (signal.SIGTERM, 0), (signal.SIGTERM, 0.5),
     (signal.SIGSEGV, 0.05)],
)  # fmt: skip
def test_a_dead_worker_is_one_clear_error_at_once(building: Building, number: signal.Signals, delay: float) -> None:
    """Within two seconds the build ends with a message about memory and a remedy. It does not hang."""
    workers = building.workers()
    time.sleep(delay)
    os.kill(workers[1], number)
    began = time.monotonic()
    code, told = building.end()
    assert time.monotonic() - began < 2
    assert code == 2, told
    last = told.splitlines()[-1]
    assert last.startswith("error: news-digest: a worker process ended before its work was done"), told
    assert last.endswith("try again with --jobs 1")
    assert "Traceback" not in told
    assert not alive(workers)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda each: each.name)
def test_a_signal_while_modules_are_loaded_gives_no_traceback(project: Project, number: signal.Signals) -> None:
    """This holds for every moment from the first line of the program on."""
    chance, stopped = random.Random(9), 0
    code = "from site_builder.entry import main; print(1, flush=True); import sys; sys.exit(main(['build', '-j', '1']))"
    for _ in range(8):
        process = subprocess.Popen(
            [sys.executable, "-c", code],
            cwd=project.folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.01 + chance.random() / 3)
        process.send_signal(number)
        _, told = process.communicate(timeout=SECONDS)
        assert "Traceback" not in told, told
        # A build may end before its signal, or get it when Python has already taken its handlers away.
        if process.returncode not in (0, -number):
            assert (process.returncode, told.splitlines()[-1][:11]) == (128 + number, "interrupted"), told
            stopped += 1
    assert stopped


def test_nohup_keeps_a_build_alive(project: Project) -> None:
    """A build that starts under nohup survives the end of its terminal."""
    command = ["nohup", sys.executable, "-m", "site_builder", "build", "-j", "2", "-q"]
    process = subprocess.Popen(
        command, cwd=project.folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE, text=True
    )
    time.sleep(0.5)
    process.send_signal(signal.SIGHUP)
    _, told = process.communicate(timeout=SECONDS)
    assert process.returncode == 0, told


def test_kills_at_random_moments_lose_nothing(project: Project) -> None:
    """The whole group is killed. Every file is old or new, and the next build equals one from scratch.

    NEWS_DIGEST_KILLS sets the number of kills. 150 kills were tested when this test was written."""
    shutil.rmtree(project.public, ignore_errors=True)
    chance = random.Random(int(os.environ.get("NEWS_DIGEST_SEED", "7")))
    project.build()
    old = project.site()
    for file in project.seeds.iterdir():
        file.write_text(file.read_text("utf-8").replace("का पुल", "का बांध"), "utf-8")
    clean = Project(project.folder / "clean")
    shutil.copytree(project.seeds, clean.seeds, dirs_exist_ok=True)
    clean.build()
    new = clean.site()
    for number in range(int(os.environ.get("NEWS_DIGEST_KILLS", "6"))):
        started = Building(project)
        time.sleep(chance.random() * (2.5 if number % 2 else 6))
        os.killpg(started.process.pid, signal.SIGKILL)
        started.process.communicate()
        for address, content in project.site().items():
            if not address.startswith(".news-digest"):
                assert content in (old.get(address), new.get(address)), address
        if number % 3 == 2:
            code, told = Building(project).end()
            assert code == 0, told
            assert {**project.site(), ".news-digest": b""} == {**new, ".news-digest": b""}
            old, new = new, old
            swap = ("का बांध", "का पुल") if number % 2 == 0 else ("का पुल", "का बांध")
            for file in project.seeds.iterdir():
                file.write_text(file.read_text("utf-8").replace(*swap), "utf-8")
    shutil.rmtree(clean.folder)
