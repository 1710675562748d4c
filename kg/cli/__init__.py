"""The command ``kg``: parse, call, print. Every command imports what it needs when it runs."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and leave with its exit code: 0; 1, something refused; 2, nothing could be done; 130, Ctrl-C."""
    try:
        from kg.cli.app import start  # here, so that Ctrl-C while it is imported is no traceback

        code = start(arguments)
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        code = 130
    sys.exit(code)


__all__ = ["main"]
