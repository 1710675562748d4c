"""Writes whole folders and single files so that nobody ever sees half of one, and nothing foreign is lost."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from kg.errors import OutputError


def write_folder(folder: Path, files: Mapping[str, str], *, mark: str, ours: Callable[[str], bool]) -> None:
    """Put files into a new or empty folder, or over a former build.

    A former build is known by the file ``mark``, and holds only names that ``ours`` accepts. Files
    are written beside their places first and renamed together last: somebody who stops it finds what
    was there before, or all that is new. Raises OutputError when the folder is a file, holds anything
    foreign, or cannot be written.
    """
    check_folder(folder, mark=mark, ours=ours)
    made = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            for name, text in files.items():
                _write_beside(folder / name, text)
        except BaseException:
            for name in files:
                _beside(folder / name).unlink(missing_ok=True)
            if made:
                folder.rmdir()
            raise
        try:
            _put_in_place(folder, files)
        except KeyboardInterrupt:
            _put_in_place(folder, files)  # better a moment later than half of two builds
            raise
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
        try:
            _write_beside(path, content)
        except BaseException:
            _beside(path).unlink(missing_ok=True)
            raise
        _beside(path).replace(path)
    except OSError as error:
        raise OutputError(f"cannot write: {error.strerror}", where=str(error.filename or path)) from error


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.tmp")


def _write_beside(path: Path, content: str | bytes) -> None:
    with _beside(path).open("wb") as file:
        file.write(content.encode("utf-8") if isinstance(content, str) else content)
        file.flush()
        os.fsync(file.fileno())  # a rename may reach the disk before what it renames


def _put_in_place(folder: Path, names: Iterable[str]) -> None:
    """Rename what stands beside its place; what is in place already stays."""
    for name in names:
        if _beside(folder / name).exists():
            _beside(folder / name).replace(folder / name)
