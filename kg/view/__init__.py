"""The page people look at: last step of the flow, from extractions to one HTML file that needs no network."""

from kg.view.notebook import notebook_html
from kg.view.page import render

__all__ = ["notebook_html", "render"]
