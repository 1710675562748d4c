"""Writes whole folders and single files so that nobody ever sees half of one, and nothing foreign is lost."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from kg.errors import OutputError


def write_folder(folder: Path, files: Mapping[str, str], *, mark: str, ours: Callable[[str], bool]) -> None:
    """Put files into a new or empty folder, or over a former build.

    A former build is known by the file ``mark``, and holds only names that ``ours`` accepts. Files
    are written beside their places first and renamed together last. Raises OutputError when the
    folder is a file, holds anything foreign, or cannot be written.
    """
    check_folder(folder, mark=mark, ours=ours)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = {name: _write_beside(folder / name, text) for name, text in files.items()}
        for name, temporary in written.items():
            temporary.replace(folder / name)
    except OSError as error:
        raise OutputError(f"cannot write: {error.strerror}", where=str(error.filename or folder)) from error


def check_folder(folder: Path, *, mark: str, ours: Callable[[str], bool]) -> None:
    """Raise OutputError unless the folder is absent, empty, or a former build."""
    if folder.exists() and not folder.is_dir():
        raise OutputError("is a file, not a folder", where=str(folder), remedy="give another folder")
    if not folder.is_dir():
        return
    names = sorted(path.name for path in folder.iterdir())
    foreign = [name for name in names if not ours(name.removeprefix(".").removesuffix(".tmp"))]
    if foreign:
        listed = ", ".join(foreign[:3]) + (" …" if len(foreign) > 3 else "")
        raise OutputError(f"holds files that are not ours: {listed}", where=str(folder), remedy="give an empty folder")
    if names and mark not in names:
        raise OutputError(f"is no build of ours: {mark} is missing", where=str(folder), remedy="give an empty folder")


def write_file(path: Path, content: str | bytes) -> None:
    """Put one file in place, whole. Raises OutputError when the path is a folder or cannot be written."""
    if path.is_dir():
        raise OutputError("is a folder", where=str(path), remedy="give the name of a file")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_beside(path, content).replace(path)
    except OSError as error:
        raise OutputError(f"cannot write: {error.strerror}", where=str(error.filename or path)) from error


def _write_beside(path: Path, content: str | bytes) -> Path:
    temporary = path.with_name(f".{path.name}.tmp")
    with temporary.open("wb") as file:
        file.write(content.encode("utf-8") if isinstance(content, str) else content)
        file.flush()
        os.fsync(file.fileno())  # a rename may reach the disk before what it renames
    return temporary
