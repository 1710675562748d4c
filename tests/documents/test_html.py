"""HTML: the article without the page, and its date with its time zone."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest

from kg.documents import html
from kg.documents.article import Article
from kg.errors import InputError

BODY = """
<p>Le groupe Durand a racheté <a href="/l">Lefort</a> pour 3&nbsp;millions d&rsquo;euros,
   a annoncé sa directrice.</p>
<h2>Une op&eacute;ration</h2>
<p>Les <b>salariés</b> ont été informés le soir même &amp; par courrier.</p>
<ul><li>Premier point</li><li>Deuxième point</li></ul>
<table><tr><td>chiffres</td><td>1</td></tr></table>
"""


def page(head: str = "", body: str = BODY) -> str:
    menu = '<nav><a href="/">Accueil</a></nav>'
    return (
        f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8">{head}</head>'
        f"<body>{menu}<article><h1>Durand rachète Lefort</h1>{body}</article><footer>© 2019 Nous</footer></body></html>"
    )


def json_ld(described: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(described)}</script>'


def article(markup: str | bytes, encoding: str = "utf-8") -> Article:
    content = markup if isinstance(markup, bytes) else markup.encode()
    (found,) = html.read(io.BytesIO(content), "a.html", encoding)
    return found


def test_words_without_markup() -> None:
    head = '<title>Durand rachète Lefort</title><meta property="og:site_name" content="Le Quotidien">'
    found = article(page(head + '<link rel="canonical" href="https://exemple.org/a">'))
    assert found.text.split("\n\n") == [
        "Durand rachète Lefort",
        "Le groupe Durand a racheté Lefort pour 3 millions d’euros, a annoncé sa directrice.",
        "Une opération",
        "Les salariés ont été informés le soir même & par courrier.",
        "Premier point",
        "Deuxième point",
    ]
    assert (found.titled, found.publisher, found.source) == (True, "Le Quotidien", "https://exemple.org/a")


@pytest.mark.parametrize(
    "described",
    [
        {"@type": "NewsArticle", "datePublished": "2025-03-04T23:30:00-05:00"},
        {"@type": ["ReportageNewsArticle"], "datePublished": "2025-03-04T00:10:00+02:00"},
        [{"@type": "WebSite"}, {"@type": "Article", "datePublished": "2025-03-04"}],
        {"@graph": [{"@type": "Person"}, {"@type": "BlogPosting", "datePublished": "2025-03-04T10:00:00Z"}]},
        {
            "@type": "NewsArticle",
            "datePublished": "2025-03-04",
            "isPartOf": {"@type": "NewsArticle", "datePublished": "2020-01-01"},
        },
    ],
)
def test_json_ld_date_is_the_day_in_its_own_time_zone(described: object) -> None:
    assert article(page(json_ld(described))).published == date(2025, 3, 4)


def test_broken_json_ld_gives_way_to_other_metadata() -> None:
    broken = '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
    deep = f'<script type="application/ld+json">{"[" * 100_000}</script>'
    meta = '<meta property="article:published_time" content="2025-03-04T10:00:00+01:00">'
    assert article(page(broken + deep + meta)).published == date(2025, 3, 4)


def test_the_date_of_something_else_does_not_count() -> None:
    video, own = (
        {"@type": "VideoObject", "datePublished": "2020-01-01"},
        {"@type": "Article", "datePublished": "2025-03-04"},
    )
    assert article(page(json_ld([video, own]))).published == date(2025, 3, 4)


def test_the_year_of_a_copyright_notice_is_no_date() -> None:
    assert article(page()).published is None


def test_a_date_does_not_depend_on_the_day_of_the_run() -> None:
    meta = '<meta property="article:published_time" content="2099-03-04T10:00:00+01:00">'
    assert article(page(meta)).published == date(2099, 3, 4)


def test_line_breaks_stay_in_the_text() -> None:
    found = article(page(body=f"{BODY}<p>Premier vers du poème<br>Second vers du poème.</p>"))
    assert "Premier vers du poème\nSecond vers du poème." in found.text


def test_the_declared_encoding_is_used_when_the_given_one_fails() -> None:
    markup = page().replace('charset="utf-8"', 'charset="iso-8859-1"').replace("©", "").encode("cp1252", "ignore")
    assert "racheté" in article(markup).text


@pytest.mark.parametrize(
    "markup",
    [
        "<p>",
        "<html></html>",
        "<html><body><nav><a href='/'>Accueil</a> <a href='/b'>Rubrique</a></nav></body></html>",
        "<html><head><title>Vente</title></head><body><h1>Vente</h1><script>let a = 1.</script></body></html>",
        "<div>" * 3_000,
    ],
)
def test_a_page_without_an_article(markup: str) -> None:
    with pytest.raises(InputError, match="no article in this page") as caught:
        article(markup)
    assert caught.value.where == "a.html"
    assert caught.value.remedy


def test_bytes_that_are_no_page() -> None:
    with pytest.raises(InputError, match="binary"):
        article(b"<html>\0</html>")
    with pytest.raises(InputError, match="not utf-8 text"):
        article(b"<html>\xff</html>")
    with pytest.raises(InputError, match="unknown encoding 'klingon'"):
        article(b'<html><meta charset="klingon">\xff</html>')
