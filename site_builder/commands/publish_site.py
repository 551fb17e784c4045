"""What `news-digest publish` does and prints."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from site_builder.commands.check_site import checked_site
from site_builder.deliver.publish_plan import Foreign, PublishPlan
from site_builder.deliver.publishing import publish_site
from site_builder.errors import DeliveryError, Problem, SettingsError
from site_builder.report import Reporter
from site_builder.settings import Settings
from site_builder.spoken import Say, in_english
from site_builder.user_files import unknown_name
from site_builder.user_files.publish_targets import PublishTarget

__all__ = ["chosen_target", "plan_lines", "plan_record", "publish_checked"]

_EXAMPLE = '[publish.pages] with git = "git@github.com:me/news.git"'
_SHOWN = 20  # errors of the site that a refusal names


def chosen_target(settings: Settings, name: str | None, config: Path) -> PublishTarget:
    """Return the target that the user means: the one of that name, or the only one; raises SettingsError."""
    names = [target.name for target in settings.publish]
    if not names:
        fix = f"write one into it, such as {_EXAMPLE}: see docs/commands/publish.md"
        raise SettingsError(Problem(str(config), None, "has no target to publish to", fix))
    if name is None and len(names) > 1:
        fix = f"choose one: {', '.join(names)}"
        raise SettingsError(Problem(str(config), None, "has several targets", fix))
    wanted = name or names[0]
    for target in settings.publish:
        if target.name == wanted:
            return target
    raise SettingsError(Problem(str(config), None, f"has no target '{wanted}'", unknown_name(wanted, names)))


def publish_checked(
    settings: Settings,
    target: PublishTarget,
    project: Path,
    foreign: Foreign,
    report: Reporter,
    *,
    dry_run: bool,
    with_errors: bool,
) -> PublishPlan:
    """Check the site and publish it; return what was done or is to be done.

    Raises DeliveryError when the check finds errors and `with_errors` is not set, and what `publish_site` raises.
    """
    build = settings.build
    if not with_errors:
        _refuse_faulty(settings)
    apart = [build.seeds, build.templates, build.cache, project / "digest.toml"]
    cache = build.cache / "publish" / target.name
    return publish_site(build.output, target, cache, apart, foreign, report, dry_run=dry_run)


def _refuse_faulty(settings: Settings) -> None:
    done = checked_site(settings.build.output, settings)
    errors = [finding for finding in done.findings if finding.severity == "error"]
    if errors:
        what = f"the site has errors, so it is not published ({len(errors)} in all)"
        fix = "fix them (`news-digest check` shows them all), or publish with --with-errors"
        found = [Problem(one.path, one.line, one.what, one.fix) for one in errors[:_SHOWN]]
        raise DeliveryError(*found, Problem(str(settings.build.output), None, what, fix))


def plan_lines(target: PublishTarget, plan: PublishPlan, say: Say = in_english, *, dry_run: bool) -> Iterator[str]:
    """Yield what was done: in a dry run a line for each file, then always a line with numbers.

    `say` puts that one into the user's language.
    """
    if dry_run:
        for sign, addresses in (("+", plan.added), ("~", plan.changed), ("-", plan.removed)):
            yield from (f"{sign} {address}" for address in addresses)
    counts = f"{len(plan.added)} added, {len(plan.changed)} changed, {len(plan.removed)} removed, {plan.size} bytes"
    kept = f", {len(plan.foreign)} other files left as they are" if plan.foreign else ""
    yield say(f"{target.name}: {'dry run: ' if dry_run else ''}{counts}{kept}")


def plan_record(target: PublishTarget, plan: PublishPlan, *, dry_run: bool) -> str:
    """Return what was done, or is to be done, as one JSON object."""
    where = {"target": target.name, "kind": target.kind, "dry_run": dry_run}
    return json.dumps(where | asdict(plan), ensure_ascii=False)
