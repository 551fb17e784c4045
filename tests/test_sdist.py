"""The source distribution is complete, so packagers can run its tests."""

import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tests.kit import ROOT

pytestmark = pytest.mark.unmeasured

# These tests read files beside the package, so they are the first to miss one. Others of the folders read only the
# package, or check many built sites.
READERS = "architecture or quality or test_golden or test_contributing or test_public_api or test_readme"
OTHERS = "test_walls or test_tagger or judged"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution, built and unpacked."""
    folder = tmp_path_factory.mktemp("sdist")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (archive,) = folder.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return folder / archive.name.removesuffix(".tar.gz")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("git") is None or not (ROOT / ".git").exists(), reason="needs a git checkout")
def test_it_holds_all_that_is_under_version_control(unpacked: Path) -> None:
    """It contains exactly the files under version control."""
    listed = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    kept = subprocess.run(listed, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    wanted = {name for name in kept.split("\0") if (ROOT / name).is_file()}
    packed = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    assert packed - {"PKG-INFO"} == wanted


@pytest.mark.slow
def test_its_tests_pass(unpacked: Path) -> None:
    """pytest loads all tests, and the tests that read files beside the package pass."""
    chosen = ["-m", "not browser and not slow", "-k", f"({READERS}) and not ({OTHERS})"]
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *chosen]
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH" and not name.startswith("COV")}
    done = subprocess.run(command, cwd=unpacked, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr
