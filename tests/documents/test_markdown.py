"""Markdown: plain words, front matter, nothing of the markup."""

from __future__ import annotations

import io
from datetime import date

import pytest

from kg.documents import markdown
from kg.documents.article import Article
from kg.errors import InputError

PAGE = """---
title: "Lefort vendu à Durand"
date: 2025-03-04 10:00:00 +0100
lang: fr
publisher: 'Le Quotidien'
url: https://exemple.org/a # the page
tags:
  - économie
---

![logo](logo.png)

# Lefort vendu à Durand

**Le groupe** Lefort a été [cédé](https://exemple.org/cible "Titre") à _Durand_,
qui emploie 300&nbsp;personnes \\*. Voir <https://exemple.org>

## Une *opération*

- Premier point
- Deuxième point
  qui continue

> « Nous sommes heureux », a dit la directrice.

```python
print("code")
```

| a | b |
|---|---|
| 1 | 2 |

<div>balise</div>

Fin <b>heureuse</b>.
"""


def article(page: str) -> Article:
    (found,) = markdown.read(io.BytesIO(page.encode()), "a.md", "utf-8")
    return found


def test_a_full_page() -> None:
    found = article(PAGE)
    assert found.text.split("\n\n") == [
        "Lefort vendu à Durand",
        "Le groupe Lefort a été cédé à Durand, qui emploie 300\u00a0personnes *. Voir",
        "Une opération",
        "Premier point",
        "Deuxième point qui continue",
        "« Nous sommes heureux », a dit la directrice.",
        "Fin heureuse.",
    ]
    assert found.titled
    assert (found.published, found.language, found.publisher) == (date(2025, 3, 4), "fr", "Le Quotidien")
    assert found.source == "https://exemple.org/a"


def test_windows_line_ends_read_the_same() -> None:
    assert article(PAGE.replace("\n", "\r\n")) == article(PAGE)


def test_a_heading_is_the_title() -> None:
    found = article("# Vente\n\nLe groupe vend.")
    assert (found.text, found.titled, found.source) == ("Vente\n\nLe groupe vend.", True, "a.md")


def test_without_heading_nothing_is_claimed() -> None:
    assert not article("Le groupe vend.").titled
    assert not article("## Une partie\n\nLe groupe vend.").titled


def test_a_title_of_its_own_comes_first() -> None:
    assert article("---\ntitle: Vente\n---\n# Un autre\n\nCorps.").text == "Vente\n\nUn autre\n\nCorps."


def test_a_rule_is_no_front_matter() -> None:
    assert article("Un\n\n---\n\ntitle: Deux\n").text == "Un\n\ntitle: Deux"


def test_hard_breaks_stay_line_breaks() -> None:
    assert article("Un titre\\\nUne suite").text == "Un titre\nUne suite"


def test_a_bad_date_is_refused() -> None:
    with pytest.raises(InputError, match="'bientôt' is not a date") as caught:
        article("---\ndate: bientôt\n---\nCorps.")
    assert (caught.value.where, caught.value.remedy) == ("a.md", "write it as YYYY-MM-DD")
