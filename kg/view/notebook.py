"""Shows a finished page inside a notebook cell; used after ``render``."""

from __future__ import annotations

from html import escape


def notebook_html(page: str, height: int = 600) -> str:
    """An ``<iframe>`` that holds the whole page and cannot reach the notebook around it.

    ``height`` is in CSS pixels. The frame runs scripts in an origin of its own, so that
    neither the notebook's cookies nor its document are within reach of the page.

    >>> notebook_html("<p>", height=300)[-29:]
    ' srcdoc="&lt;p&gt;"></iframe>'
    """
    return (
        f'<iframe title="kg" sandbox="allow-scripts" width="100%" height="{int(height)}" '
        f'style="border:0" srcdoc="{escape(page, quote=True)}"></iframe>'
    )
