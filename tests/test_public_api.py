"""What scripts may import."""

import inspect
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from site_builder import api
from tests.kit import ROOT

PAGE = (ROOT / "docs" / "api.md").read_text("utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
STORY = "नरेंद्र मोदी ने दिल्ली में बैठक की\n\nनई दिल्ली: प्रधानमंत्री नरेंद्र मोदी ने सोमवार को दिल्ली में बैठक की।\n"


def python(code: str, cwd: Path) -> str:
    """Return what a fresh Python prints."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_page_lists_what_is_exported() -> None:
    """docs/api.md has a row for each name in `__all__`, in the same order: classes first, each group sorted."""
    assert re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE) == api.__all__
    assert api.__all__ == sorted(api.__all__, key=lambda name: (not name[0].isupper(), name))


@pytest.mark.parametrize("name", api.__all__)
def test_every_exported_name_has_a_docstring(name: str) -> None:
    """`help()` has something to say that was written for it, not made by dataclass."""
    text = inspect.getdoc(getattr(api, name))
    assert text
    assert not text.startswith(f"{name}(")


@pytest.mark.parametrize("code", EXAMPLES, ids=["build", "read"])
def test_the_examples_run(code: str, tmp_path: Path) -> None:
    """Each example of docs/api.md runs as it stands and prints something of the article in `seeds`."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "000_3803bbd5e1b7696c.txt").write_text(STORY, "utf-8")
    printed = python(code, tmp_path)
    assert "1 articles" in printed or "person नरेंद्र मोदी" in printed


def test_importing_the_package_changes_nothing_in_its_host(tmp_path: Path) -> None:
    """Environment, signals, locale, warnings, limits and the path of imports are as before, all modules imported."""
    code = """
import os, sys, signal, locale, warnings, pkgutil, importlib, decimal, numpy
def host():
    signals = [signal.getsignal(number) for number in signal.valid_signals()]
    limits = sys.getrecursionlimit(), sys.get_int_max_str_digits(), decimal.getcontext().prec
    return dict(os.environ), signals, locale.setlocale(locale.LC_ALL), list(warnings.filters), limits, list(sys.path)
before = host()
import site_builder
for module in pkgutil.walk_packages(site_builder.__path__, "site_builder."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
print([a for a, b in zip(before, host()) if a != b])
"""
    assert python(code, tmp_path).strip() == "[]"
