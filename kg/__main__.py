"""``python -m kg`` does what the command ``kg`` does."""

from __future__ import annotations

from kg.cli import main

if __name__ == "__main__":
    main()
