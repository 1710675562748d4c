"""What the explorer hands out as a picture, in a real browser: PNG and SVG of what is on the stage."""

from __future__ import annotations

import re
from math import hypot
from typing import Any
from xml.etree import ElementTree

import pytest

from .conftest import Explored
from .factory import small
from .test_explorer_browser import Explore, saved

pytestmark = pytest.mark.browser


def test_pictures_are_handed_out(explored: Explore) -> None:
    opened = explored(small())
    png = saved(opened, "Image PNG").read_bytes()
    assert png.startswith(b"\x89PNG")
    assert colours_in(opened, png) > 8
    svg = ElementTree.fromstring(saved(opened, "Image SVG").read_text("utf-8"))
    names = {text.text for text in svg.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Vermeil", "Corval"} <= names


def test_words_cover_no_node_however_short_their_edge(explored: Explore) -> None:
    opened = explored(small())
    opened.search("Vermeil")
    opened.page.wait_for_timeout(600)
    written = 0
    for _ in range(5):
        drawn = ElementTree.fromstring(saved(opened, "Image SVG").read_text("utf-8"))
        nodes = [(*places(group), 6 * scale(group)) for group in drawn.iter(f"{SVG}g")]
        words = [places(text) for text in drawn.iter(f"{SVG}text") if text.get("font-size") == "11"]
        written += len(words)
        for x, y in words:
            assert [(a, b) for a, b, radius in nodes if hypot(x - a, y - b) < radius] == []
        opened.page.click("#zoom button[value=out]")
        opened.page.wait_for_timeout(400)
    assert written > 3


SVG = "{http://www.w3.org/2000/svg}"


def places(shape: ElementTree.Element) -> tuple[float, float]:
    """Where the centre of a node or of words stands in a picture: translate(x y) or rotate(angle x y)."""
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", shape.get("transform", ""))]
    x, y = numbers[:2] if shape.tag == f"{SVG}g" else numbers[1:3]
    return x, y


def scale(shape: ElementTree.Element) -> float:
    return float(re.findall(r"scale\(([\d.]+)\)", shape.get("transform", ""))[0])


def colours_in(opened: Explored, png: bytes) -> int:
    """How many colours a picture has, counted roughly; one when nothing was drawn."""
    from base64 import b64encode

    window = opened.page.context.new_page()
    counted: Any = window.evaluate(
        """async (encoded) => {
          const bytes = Uint8Array.from(atob(encoded), (sign) => sign.charCodeAt(0));
          const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const canvas = new OffscreenCanvas(image.width, image.height);
          const pen = canvas.getContext('2d');
          pen.drawImage(image, 0, 0);
          const { data } = pen.getImageData(0, 0, image.width, image.height);
          const found = new Set();
          const coarse = (at) => `${data[at] >> 5} ${data[at + 1] >> 5} ${data[at + 2] >> 5}`;
          for (let at = 0; at < data.length; at += 4) found.add(coarse(at));
          return found.size;
        }""",
        b64encode(png).decode("ascii"),
    )
    window.close()
    return int(counted)
