"""The command ``kg``: parse, call, print. Every command imports what it needs when it runs."""

from kg.cli.app import main

__all__ = ["main"]
