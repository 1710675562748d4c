"""Who may ask, under which name and from where, and what browsers are told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import ServerError
from kg.server.settings import MEBIBYTE, Settings
from tests.server.asking import ask, query, update
from tests.server.running import TOKEN, served

INSERT = "INSERT DATA { <urn:a> <urn:b> 1 }"
TURTLE = {"content_type": "text/turtle"}


@pytest.mark.parametrize(
    "path", ["/", "/sparql", "/nothing", "/sparql?query=SELECT", "/query", "/assets/served/try.js"]
)
def test_every_answer_forbids_frames_and_foreign_scripts(root: str, path: str) -> None:
    headers = ask(root, "GET", path).headers
    policy = headers["content-security-policy"].split("; ")
    assert {"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"} <= set(policy)
    assert not [rule for rule in policy if "unsafe" in rule or "http" in rule or "data:" in rule]
    told = (headers["x-frame-options"], headers["x-content-type-options"], headers["cross-origin-resource-policy"])
    assert told == ("DENY", "nosniff", "same-origin")
    assert "access-control-allow-origin" not in headers
    assert "server" not in headers


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "a@127.0.0.1", "[::2]"]
)
def test_another_name_is_not_answered(root: str, host: str) -> None:
    reply = ask(root, "GET", "/sparql?query=ASK%20%7B%7D", host=host)
    assert (reply.status, "does not answer as" in reply.text) == (421, True)


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1:8000", "[::1]:8000"])
def test_names_of_this_machine_are_answered(root: str, host: str) -> None:
    assert ask(root, "GET", "/sparql?query=ASK%20%7B%7D", host=host).status == 200


def test_pages_of_other_sites_are_not_answered(root: str) -> None:
    fetch = {"sec_fetch_site": "cross-site", "sec_fetch_mode": "no-cors"}
    assert ask(root, "GET", "/sparql?query=ASK%20%7B%7D", **fetch).status == 403
    assert ask(root, "GET", "/", sec_fetch_site="cross-site", sec_fetch_mode="navigate").status == 200
    assert ask(root, "GET", "/about", sec_fetch_site="same-origin", sec_fetch_mode="cors").status == 200


@pytest.fixture(scope="module")
def open_to(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    from tests.server.conftest import small_store

    place: Path = small_store(tmp_path_factory.mktemp("open") / "store")
    origins = frozenset({"https://a.example"})
    with served(place, origins=origins, hosts=frozenset({"graph.example"})) as root:
        yield root


def test_a_site_and_a_name_can_be_let_in(open_to: str) -> None:
    reply = ask(open_to, "GET", "/sparql?query=ASK%20%7B%7D", host="graph.example", origin="https://a.example")
    assert (reply.status, reply.headers["access-control-allow-origin"]) == (200, "https://a.example")
    other = ask(open_to, "GET", "/sparql?query=ASK%20%7B%7D", origin="https://b.example")
    assert "access-control-allow-origin" not in other.headers


def test_without_a_token_nothing_can_be_changed(store: Path) -> None:
    with served(store) as root:
        replies = [
            update(root, INSERT),
            update(root, INSERT, "guess"),
            ask(root, "PUT", "/graphs?graph=urn:g", "<urn:a> <urn:b> 1 .", **TURTLE),
            ask(root, "POST", "/graphs", "<urn:a> <urn:b> 1 .", **TURTLE),
            ask(root, "DELETE", "/graphs?default"),
        ]
        assert [reply.status for reply in replies] == [403] * 5
        assert query(root, "ASK { <urn:a> ?p ?o }").text.endswith("false}")


@pytest.mark.parametrize(
    "sent", [{}, {"authorization": "Bearer wrong"}, {"authorization": f"Basic {TOKEN}"}, {"authorization": "Bearer é"}]
)
def test_a_wrong_token_changes_nothing(root: str, sent: dict[str, str]) -> None:
    reply = update(root, INSERT, **sent)
    assert (reply.status, reply.headers["www-authenticate"]) == (401, 'Bearer realm="kg"')
    assert ask(root, "DELETE", "/graphs?default", **sent).status == 401
    assert query(root, "ASK { <urn:a> ?p ?o }").text.endswith("false}")


def test_the_token_opens_updates(store: Path) -> None:
    with served(store, token=TOKEN) as root:
        assert update(root, INSERT, TOKEN).status == 204
        assert query(root, "ASK { <urn:a> <urn:b> 1 }").text.endswith("true}")


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ({"timeout": 0}, "timeout must be above 0"),
        ({"max_rows": -1}, "max rows must be above 0"),
        ({"token": "short"}, "at least 16 characters"),
        ({"token": "a token with some spaces"}, "without spaces"),
        ({"memory": MEBIBYTE}, "needs more memory"),
    ],
)
def test_settings_that_make_no_sense(settings: dict[str, float | str], problem: str) -> None:
    with pytest.raises(ServerError, match=problem):
        Settings(**settings)  # type: ignore[arg-type]  # any of its fields
