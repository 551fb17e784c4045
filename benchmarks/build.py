"""How long a build of a real folder takes: cold, with nothing changed, after one edit; and its peak memory.

    python -m benchmarks.build [FOLDER]        (default: ../shared/data/articles/hi)

Every figure also stands as a ratio to reading and NFC-normalising the same files in the same run, so that runs on
different machines can be compared.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
from pathlib import Path

__all__ = ["main"]

ROOT = Path(__file__).parent.parent
DEFAULT = ROOT.parent / "shared" / "data" / "articles" / "hi"


def main(arguments: list[str]) -> int:
    """Print the table; return 0, or 1 when the folder is not there."""
    folder = Path(arguments[0]) if arguments else DEFAULT
    if not folder.is_dir():
        print(f"skipped: no folder {folder}")
        return 1
    with tempfile.TemporaryDirectory() as scratch:
        project = Path(scratch)
        shutil.copytree(folder, project / "seeds")
        files = sorted((project / "seeds").rglob("*.*"))
        unit = _read_and_normalise(files)
        print(f"{len(files)} files; reading and normalising them: {unit:.3f} s")
        print(f"{'':24}{'seconds':>9}{'ratio':>9}{'peak MB':>9}")
        for name, jobs in (("cold, 1 worker", "1"), ("cold, all cores", "0")):
            for made in ("public", ".cache"):
                shutil.rmtree(project / made, ignore_errors=True)
            _row(name, project, jobs, unit)
        _row("nothing changed", project, "0", unit)
        first = files[0]
        first.write_text(first.read_text("utf-8", errors="replace") + "\n\nएक और वाक्य यहाँ है।\n", "utf-8")
        _row("after one edit", project, "0", unit)
    return 0


def _row(name: str, project: Path, jobs: str, unit: float) -> None:
    command = [sys.executable, "-m", "site_builder", "build", "-q", "-j", jobs]
    began = time.perf_counter()
    with subprocess.Popen(command, cwd=project, env={**os.environ, "PYTHONPATH": str(ROOT)}) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - began
    print(f"{name:24}{seconds:9.2f}{seconds / unit:9.1f}{_megabytes(usage):9.0f}")


def _megabytes(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def _read_and_normalise(files: list[Path]) -> float:
    began = time.perf_counter()
    for file in files:
        unicodedata.normalize("NFC", file.read_bytes().decode("utf-8", errors="replace"))
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
