"""Splits a dump of many articles into one file for each article; no line is lost."""

from pathlib import Path

from site_builder.errors import Problem, SourceError
from site_builder.importing.readers.story_dumps import Story

__all__ = ["write_pieces"]


def write_pieces(parts: tuple[Story, ...], folder: Path) -> None:
    """Write every piece into `folder`, which is made if needed; raises SourceError before a file is overwritten."""
    taken = [folder / part.name for part in parts if (folder / part.name).exists()]
    if taken:
        raise SourceError(Problem(str(taken[0]), None, "this file exists already", "split into another folder"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for part in parts:
            with (folder / part.name).open("x", encoding="utf-8", newline="") as file:
                file.write(part.text)
    except OSError as error:
        problem = Problem(str(folder), None, f"cannot be written ({error.strerror})", "choose another folder")
        raise SourceError(problem) from error
