"""The pages people look at: last step of the flow, from extractions to one HTML file that needs no network."""

from kg.view.archive import Answer, Blank
from kg.view.explorer import explore
from kg.view.notebook import notebook_html
from kg.view.page import render

__all__ = ["Answer", "Blank", "explore", "notebook_html", "render"]
