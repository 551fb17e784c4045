"""The tests on every Python that is supported: `python -m nox`. A Python that is not installed is skipped."""

import nox

nox.options.reuse_existing_virtualenvs = True


@nox.session(python=["3.11", "3.12", "3.13", "3.14"])
def tests(session: nox.Session) -> None:
    """Run the tests that need no browser and no other processes, or those that are named behind `--`."""
    session.install("--quiet", "--require-hashes", "-r", "requirements-dev.txt")
    session.install("--quiet", "--no-deps", "--no-build-isolation", "-e", ".")
    session.run("python", "-m", "pytest", *(session.posargs or ["-m", "not browser and not slow"]))
