"""A build on a real Dask cluster: a scheduler and workers in their own processes."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.deliver.bucket_double import KEY, SECRET, bucket_double, in_bucket, make_bucket
from tests.deliver.publications import files_in
from tests.kit import MEASURED, ROOT, Project, run

pytestmark = pytest.mark.slow

Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Return a function that starts a program of Dask. All its processes end with the test."""
    started: list[subprocess.Popen[bytes]] = []

    def begin(kind: str, *arguments: str) -> "subprocess.Popen[bytes]":
        with (tmp_path / f"{kind}-{len(started)}.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.dask_{kind}", "--no-dashboard", *arguments],
                cwd=tmp_path,
                env={**os.environ, **MEASURED, "PYTHONPATH": str(ROOT)},
                stdout=log,
                stderr=log,
            )
        started.append(process)
        return process

    yield begin
    for process in reversed(started):
        process.terminate()
        process.wait()


@pytest.fixture
def scheduler(start: Start, tmp_path: Path) -> str:
    """Return the address of a scheduler."""
    file = tmp_path / "scheduler.json"
    start("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file))
    while not file.exists() or not file.stat().st_size:
        time.sleep(0.05)
    return str(json.loads(file.read_text("utf-8"))["address"])


def worker(start: Start, address: str, threads: int = 1) -> "subprocess.Popen[bytes]":
    """Start a worker that is not restarted after its death."""
    return start("worker", address, "--nthreads", str(threads), "--no-nanny")


def many(folder: Path) -> Project:
    """Return a project with more articles than one process reads alone."""
    project = Project(folder)
    for n in range(100):
        told = " ".join(f"मंत्री रवि सेन ने जयपुर में {n + day} करोड़ रुपये की योजना {day} खोली।" for day in range(1, 7))
        project.write(f"{n:03}.txt", f"जयपुर में पुल संख्या {n} खुला\n\n{told}")
    return project


def test_a_cluster_builds_the_same_site_though_a_worker_dies(tmp_path: Path, start: Start, scheduler: str) -> None:
    """The site is equal byte for byte to a local build. Another worker takes over the dead worker's articles."""
    project = many(tmp_path / "p")
    dying = worker(start, scheduler)
    worker(start, scheduler)
    command = [sys.executable, "-m", "site_builder", "build", "--cluster", scheduler]
    env = {**os.environ, **MEASURED, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=project.folder, env=env, stderr=subprocess.PIPE, text=True) as build:
        assert build.stderr is not None
        said = [next(line for line in build.stderr if line.startswith("parse"))]
        dying.kill()
        assert build.poll() is None
        said += build.stderr
    assert build.returncode == 0, said
    assert said[-1].startswith("100 articles"), said
    from_cluster = project.site()
    shutil.rmtree(project.public)
    shutil.rmtree(project.folder / ".cache")
    project.build(jobs=1)
    assert project.site() == from_cluster


@pytest.fixture
def bucket(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Return the address of an S3 server, and the folder where its bucket `news` is mounted."""
    if not shutil.which("s3fs") or not os.access("/dev/fuse", os.W_OK):
        pytest.skip("NOT TESTED: a cluster that reads a mounted bucket; apt-get install s3fs, and allow FUSE")
    keys, mounted = tmp_path / "keys", tmp_path / "mounted"
    keys.write_text(f"{KEY}:{SECRET}\n")
    keys.chmod(0o600)
    mounted.mkdir()
    with bucket_double(tmp_path) as address:
        make_bucket(address, "news")
        options = f"url={address},use_path_request_style,passwd_file={keys}"
        subprocess.run(["s3fs", "news", str(mounted), "-o", options], check=True)
        try:
            yield address, mounted
        finally:
            subprocess.run(["fusermount", "-u", str(mounted)], check=True)


@pytest.mark.unmeasured
def test_a_cluster_reads_from_one_bucket_and_publishes_to_it(
    tmp_path: Path, start: Start, scheduler: str, bucket: tuple[str, Path]
) -> None:
    """Articles that lie in a mounted bucket give the site of a local folder, and it stands in the bucket as it is."""
    address, mounted = bucket
    project = many(tmp_path / "p")
    project.build(jobs=1)
    shutil.copytree(project.folder / "seeds", mounted / "seeds")
    worker(start, scheduler)
    worker(start, scheduler)
    there = tmp_path / "there"
    there.mkdir()
    target = f'bucket = "s3://news/site"\nendpoint = "{address}"\nregion = "us-east-1"\n'
    (there / "digest.toml").write_text(f'[build]\nseeds = "{mounted / "seeds"}"\n[publish.x]\n{target}')
    assert run("build", "--quiet", "--cluster", scheduler, cwd=there).returncode == 0
    env = {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET}
    done = run("publish", "--with-errors", cwd=there, env=env)
    assert done.returncode == 0, done.stderr
    published = {name: one["body"] for name, one in in_bucket(address, "news").items()}
    local = files_in(project.public)
    assert {name: published[name] for name in local} == local


@pytest.mark.unmeasured
def test_faults_of_an_article_are_reported_as_without_a_cluster(tmp_path: Path, start: Start, scheduler: str) -> None:
    """Workers send problems back to the build. Their working directory is the build's folder."""
    project = many(tmp_path / "p")
    project.write("empty.txt", "")
    worker(start, scheduler)
    done = run("build", "--quiet", "--cluster", scheduler, cwd=project.folder)
    assert (done.returncode, done.stderr) == (
        1,
        "left out: empty.txt: is empty; write the article into it, or remove the file\n",
    )


def test_a_cluster_that_cannot_work_is_reported_with_what_to_do(tmp_path: Path, start: Start, scheduler: str) -> None:
    """No worker, a worker with several threads, or no server at the address: one line each, and no site."""
    project = many(tmp_path / "p")

    def error(address: str) -> str:
        done = run("build", "--quiet", "--cluster", address, cwd=project.folder)
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1
        assert not project.public.exists()
        return done.stderr

    assert "the scheduler has no worker; start `dask worker" in error(scheduler)
    worker(start, scheduler, threads=2)
    assert "start one worker with --nthreads 1" in error(scheduler)
    assert "no scheduler answers at this address" in error("tcp://127.0.0.1:9")
