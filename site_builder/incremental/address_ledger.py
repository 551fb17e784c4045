"""Reads the ledger's file before a build, and writes it after a successful one if it has changed."""

from site_builder.deliver.staging import put_file
from site_builder.edition.ledger import LEDGER_BYTES, Ledger, read_rows
from site_builder.errors import Problem, SettingsError, system_problem
from site_builder.incremental.build_run import BuildRun
from site_builder.settings import Build
from site_builder.user_files import read_text

__all__ = ["keep_ledger", "read_ledger"]


def read_ledger(options: Build) -> Ledger:
    """Return the ledger; an empty one when there is no file yet.

    If a project had no digest.toml at first, its ledger is in the seeds folder, and stays there. Raises SettingsError
    with all wrong lines when the file cannot be used; the file stays unchanged.
    """
    for file in options.ledgers():
        text = read_text(file, LEDGER_BYTES, may_be_missing=True)
        if text:
            found = (text,) if isinstance(text, Problem) else read_rows(text, str(file))
            if not isinstance(found, Ledger):
                raise SettingsError(*found)
            return found
    return Ledger()


def keep_ledger(run: BuildRun, ledger: Ledger) -> None:
    """Write the ledger if it differs from the file. A failure is only a warning: the site is already delivered."""
    file, text = run.settings.build.ledgers()[0], ledger.text
    if not ledger.rows or read_text(file, LEDGER_BYTES, may_be_missing=True) == text:
        return
    try:
        put_file(file, text.encode())
    except OSError as error:
        problem = system_problem(error, file, "the addresses of this site cannot be remembered")
        run.told((None, [Problem(problem.path, None, problem.what, problem.fix, "warning")]))
