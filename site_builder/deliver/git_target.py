"""A branch of a Git repository, as GitHub Pages serves it: one commit for each publication, made by Git itself."""

import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from site_builder.deliver.lock import locked
from site_builder.deliver.publish_plan import (
    PUBLISHED,
    Foreign,
    LocalSite,
    PublishPlan,
    made_plan,
    published_list,
    read_list,
)
from site_builder.deliver.tool import ToolFailedError, run_tool, without_secrets
from site_builder.errors import DeliveryError, system_problem
from site_builder.user_files.publish_targets import PublishTarget

__all__ = ["publish_to_branch"]

_SEEN = "refs/published/branch"
_FIX = "check the address, and that `git push` to it works by hand"
_AGAIN = "another program may have changed the branch at the same time; run the same command again"
_NOBODY = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER")
           for what, value in (("NAME", "news-digest"), ("EMAIL", "news-digest@localhost"))}  # fmt: skip


def publish_to_branch(
    site: LocalSite, target: PublishTarget, cache: Path, foreign: Foreign, *, dry_run: bool
) -> PublishPlan:
    """Make the branch hold the site, in one push that is never forced; return what was done, or is to be done.

    `target`: one of the kind 'git'. `cache` is a folder for the objects of earlier publications; deleting it loses
    nothing. Whatever stops the program, the branch is as it was before or as it should be. Raises DeliveryError.
    """
    try:
        cache.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DeliveryError(system_problem(error, cache, "cannot be made")) from error
    repository, branch = target.place, target.branch
    with locked(cache):
        git = _Git(cache / "repository.git", without_secrets(repository))
        head = git.fetched(repository, branch)
        standing = git.files(head)
        before = read_list(git.file(head, PUBLISHED)) if PUBLISHED in standing else {}
        place = f"{git.place} ({branch})"
        plan = made_plan(site, before, standing, foreign, place)
        if dry_run or (plan.is_done and head):
            return plan
        commit = git.commit(site, plan, head)
        git.run("push", "--quiet", "--", repository, f"{commit}:refs/heads/{branch}", fix=_AGAIN)
    return plan


class _Git:
    """A repository that holds what was published, beside the one where it is published."""

    def __init__(self, folder: Path, place: str) -> None:
        self._folder, self.place = folder, place
        # No other process works in it, so a lock is left over from a killed process.
        if any(folder.glob("*.lock")) or any((folder / "refs").rglob("*.lock")):
            shutil.rmtree(folder, ignore_errors=True)
        if not (folder / "HEAD").is_file():
            run_tool(["git", "init", "--quiet", "--bare", str(folder)], place, "check the disk")

    def run(
        self,
        *arguments: str,
        given: bytes = b"",
        env: Mapping[str, str] | None = None,
        folder: Path | None = None,
        fix: str = _FIX,
    ) -> bytes:
        command = ["git", f"--git-dir={self._folder.absolute()}", *arguments]
        return run_tool(command, self.place, fix, given=given, env=env, folder=folder)

    def fetched(self, repository: str, branch: str) -> str | None:
        """Return the newest commit of the branch, fetched; None when the branch is not there yet."""
        ref = f"refs/heads/{branch}"
        rows = self.run("ls-remote", "--", repository, ref).decode().split("\n")
        if not any(row.endswith(f"\t{ref}") for row in rows):
            return None
        self.run("fetch", "--quiet", "--depth=1", "--no-tags", "--", repository, f"+{ref}:{_SEEN}")
        return self.run("rev-parse", _SEEN).decode().strip()

    def files(self, commit: str | None) -> frozenset[str]:
        listed = self.run("ls-tree", "-r", "-z", "--name-only", commit) if commit else b""
        return frozenset(name.decode("utf-8", "replace") for name in listed.split(b"\0") if name)

    def file(self, commit: str | None, path: str) -> bytes | None:
        with suppress(ToolFailedError):
            return self.run("cat-file", "blob", f"{commit}:{path}")
        return None

    def commit(self, site: LocalSite, plan: PublishPlan, head: str | None) -> str:
        """Return a new commit that holds the site, and the files of others that stay."""
        written = [*plan.added, *plan.changed]
        paths = "".join(f"{address}\n" for address in written).encode()
        # Unchanged: no Git filter of the user may change line ends.
        hashed = self.run("hash-object", "-w", "--no-filters", "--stdin-paths", given=paths, folder=site.root)
        listed = self.run("hash-object", "-w", "--stdin", given=published_list(site.digests))
        blobs = dict(zip(written, hashed.decode().split(), strict=True)) | {PUBLISHED: listed.decode().strip()}
        rows = [f"0 {'0' * 40}\t{address}\0" for address in plan.removed]
        rows += [f"100644 {blob}\t{address}\0" for address, blob in blobs.items()]
        with tempfile.TemporaryDirectory(dir=self._folder) as scratch:
            index = {"GIT_INDEX_FILE": str(Path(scratch).absolute() / "index")}
            self.run("read-tree", *([head] if head else ["--empty"]), env=index)
            self.run("update-index", "-z", "--index-info", given="".join(rows).encode(), env=index)
            tree = self.run("write-tree", env=index).decode().strip()
        counts = f"{len(plan.added)} added, {len(plan.changed)} changed, {len(plan.removed)} removed"
        message = ["commit-tree", tree, "-m", f"Publish: {counts}", *(["-p", head] if head else [])]
        return self.run(*message, env=self._author()).decode().strip()

    def _author(self) -> Mapping[str, str]:
        """Return an author for the commit if Git does not know the user."""
        try:
            self.run("-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT")
        except ToolFailedError:
            return _NOBODY
        return {}
