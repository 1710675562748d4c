"""What the caller names (files, directories, globs, ``-``), expanded to a sorted list of files.

First step of ``kg.documents.read``; nothing is opened here.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path

from kg.documents.formats import FORMATS, stem, suffix
from kg.errors import InputError

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read; ``where`` is its path as the caller wrote it, or ``-``."""

    path: Path

    @property
    def where(self) -> str:
        """The path for messages and sources; bytes that are not UTF-8 become U+FFFD."""
        return shown(self.path)

    @property
    def stem(self) -> str:
        """The name that ids are made of."""
        return "stdin" if self.where == STANDARD_INPUT else stem(Path(self.where))


def shown(path: str | Path) -> str:
    """A path as text that can be written anywhere."""
    return os.fsencode(path).decode("utf-8", "replace")


def expand(inputs: Iterable[str | Path]) -> tuple[Input | InputError, ...]:
    """The files behind the inputs, each once, sorted by path; an InputError where there is none.

    The result does not depend on the order of the inputs. A directory gives the files of known
    formats below it, without hidden ones, ``README`` files and links to directories; it is an
    InputError when that leaves none. A path that exists is never read as a glob.
    """
    found: list[tuple[tuple[str, ...], int, Input | InputError]] = []
    seen: set[str] = set()
    for given in sorted({os.fspath(given) for given in inputs}):
        for item in _expand_one(given):
            if isinstance(item, InputError):
                found.append((Path(item.where).parts, 0, item))
            elif (real := os.path.realpath(item.path)) not in seen:
                seen.add(real)
                found.append((item.path.parts, 1, item))
    return tuple(item for _, _, item in sorted(found, key=lambda entry: entry[:2]))


def _expand_one(given: str) -> Iterator[Input | InputError]:
    if given == STANDARD_INPUT:
        yield Input(Path(given))
    elif Path(given).is_dir():
        yield from _directory(given)
    elif not os.path.lexists(given) and has_magic(given):
        matches = sorted(glob(given, recursive=True))  # noqa: PTH207  (Path.glob takes no absolute pattern)
        if not matches:
            yield InputError("no file matches", where=shown(given), remedy="check the pattern")
        for match in matches:
            yield from _directory(match) if Path(match).is_dir() else (Input(Path(match)),)
    else:
        yield Input(Path(given))


def _directory(directory: str) -> Iterator[Input | InputError]:
    unreadable: list[OSError] = []
    others: Counter[str] = Counter()
    articles = 0
    for folder, folders, names in os.walk(directory, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not _is_passed_over(name)):
            path = Path(folder, name)
            if suffix(path) in FORMATS:
                articles += 1
                yield Input(path)
            else:
                others[suffix(path) or name] += 1
    for error in unreadable:
        problem = f"cannot be read ({error.strerror})"
        yield InputError(problem, where=shown(error.filename), remedy="check its permissions")
    if not articles and not unreadable:
        instead = ", ".join(f"{count} {kind}" for kind, count in sorted(others.items()))
        problem = "a directory without articles" + (f" (it holds {instead})" if others else "")
        remedy = f"known suffixes, also before .gz: {', '.join(sorted(FORMATS))}"
        yield InputError(problem, where=shown(directory), remedy=remedy)


def _is_passed_over(name: str) -> bool:
    """Hidden files, and those that tell about the folder and are no articles of it."""
    return name.startswith(".") or name.upper().startswith("README")
