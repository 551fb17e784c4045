"""Publishes a site: makes a plan for its target and carries it out."""

from collections.abc import Callable, Iterable
from pathlib import Path

from site_builder.deliver.bucket_store import BucketStore
from site_builder.deliver.folder_store import folder_store, seen_folder
from site_builder.deliver.git_target import publish_to_branch
from site_builder.deliver.publish_plan import Foreign, LocalSite, PublishPlan
from site_builder.deliver.publish_store import PublishStore, local_site, plan_for_store, publish_to_store
from site_builder.deliver.rsync_store import RsyncStore
from site_builder.report import Progress, Reporter, Stage
from site_builder.user_files.publish_targets import PublishTarget

__all__ = ["publish_site"]


def publish_site(
    root: Path,
    target: PublishTarget,
    cache: Path,
    apart: Iterable[Path],
    foreign: Foreign,
    report: Reporter,
    *,
    dry_run: bool = False,
) -> PublishPlan:
    """Make `target` hold the site in `root`; return what was done, or with `dry_run` what is to be done.

    `cache` is a folder for what is remembered between publications, `apart` are folders of the user that a target must
    not touch, `foreign` says what becomes of files of others. Raises NewsDigestError.
    """
    site = local_site(root)
    if target.kind == "git":
        return publish_to_branch(site, target, cache, foreign, dry_run=dry_run)
    if target.kind == "folder":
        if dry_run:
            return _to_store(site, seen_folder(Path(target.place), [root, *apart]), foreign, report, dry_run=True)
        with folder_store(Path(target.place), [root, *apart]) as folder:
            return _to_store(site, folder, foreign, report, dry_run=dry_run)
    bucket = target.kind == "bucket"
    store = BucketStore(target.place, target.region, target.endpoint) if bucket else RsyncStore(target.place)
    return _to_store(site, store, foreign, report, dry_run=dry_run)


def _to_store(
    site: LocalSite, store: PublishStore, foreign: Foreign, report: Reporter, *, dry_run: bool
) -> PublishPlan:
    plan, before = plan_for_store(site, store, foreign)
    if not dry_run:
        report(Stage("send", len(plan.added) + len(plan.changed)))
        done: Callable[[], None] = lambda: report(Progress())  # noqa: E731
        publish_to_store(site, store, plan, before, done)
    return plan
