"""Reads the news and builds a knowledge graph of claims that people can trust."""

__version__ = "0.1.0"
