"""One build in this process; prints a JSON object: processor seconds of every stage, and the peak of memory.

    python -m benchmarks.build_stages        (in the folder of a project)

The build uses no workers, because they would hide the cost of a stage.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

BEGAN = time.process_time()

from site_builder import cli, pipeline  # noqa: E402 - the time of these imports is told too

__all__ = ["STAGES", "main"]

STAGES = {
    "read": ("read_changed",),
    "parse": ("parse_changed",),
    "assemble": ("assemble_changed",),
    "lay out": ("design_of", "output_state", "plan_changed"),
    "search index": ("search_index",),
    "render and deliver": ("other_files", "deliver"),
    "ledger and record": ("read_ledger", "keep_ledger", "remember_site"),
}
"""The stages as `pipeline.py` names them."""


def main() -> int:
    """Build, and print the cost."""
    taken = {"import": time.process_time() - BEGAN, **dict.fromkeys(STAGES, 0.0)}
    for stage, names in STAGES.items():
        for name in names:
            setattr(pipeline, name, _timed(getattr(pipeline, name), stage, taken))
    began = time.process_time()
    status = cli.main(["build", "-q", "-j", "1"])
    taken["render and deliver"] -= taken["search index"]  # The index is made during delivery.
    taken["the rest"] = time.process_time() - began - sum(taken[stage] for stage in STAGES)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"status": status, "seconds": taken, "peak": peak / (1 << 10)}))
    return 0


def _timed(function: Callable[..., Any], stage: str, taken: dict[str, float]) -> Callable[..., Any]:
    def timed(*arguments: Any) -> Any:
        began = time.process_time()
        try:
            return function(*arguments)
        finally:
            taken[stage] += time.process_time() - began

    return timed


if __name__ == "__main__":
    sys.exit(main())
