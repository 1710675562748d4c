"""Query files: what they answer and which blanks they leave."""

import re
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology import load
from kg.ontology.named_queries import read_query
from kg.ontology.views import Keeps, Parameter


def test_shipped_queries() -> None:
    queries = load().queries
    wanted = "suppliers leaders deals planned denied possible single-source most-connected timeline sources claims-of"
    assert set(wanted.split()) <= set(queries)
    assert list(queries) == sorted(queries)
    assert all(query.answers.endswith(".") for query in queries.values())


def test_comments_tell_the_answer_and_the_parameters(tmp_path: Path) -> None:
    path = tmp_path / "rich.rq"
    path.write_text('# Who is rich.\n# @param name "" Only this name.\n# @param limit 5 How many.\nASK {}\n')
    query = read_query(path)
    assert (query.name, query.answers) == ("rich", "Who is rich.")
    assert query.parameters == (
        Parameter(
            name="name",
            default='""',
            description="Only this name.",
            titles={"en": "name"},
            translations={"en": "Only this name."},
        ),
        Parameter(
            name="limit", default="5", description="How many.", titles={"en": "limit"}, translations={"en": "How many."}
        ),
    )


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("ASK {}", 1, "must say what the query answers"),
        ("", 1, "must say what the query answers"),
        ("# Who.\n# @param name\nASK {}", 2, "the parameter is not readable"),
        ("# Who.\n# @keeps limit first\nASK {}", 2, "what a parameter keeps is not readable"),
        ('# Who.\n# @param name "" This.\n# @keeps name is who\nASK {}', 3, "what a parameter keeps is not readable"),
        ("# Who.\n# @fr Qui.\nASK {}", 2, "what is said in a language is not readable"),
        ('# Who.\n# @fr name "nom" Celui-là.\nASK {}', 2, "what is said in a language is not readable"),
        ("# Who.\n# @fr columns who\nASK {}", 2, "what is said in a language is not readable"),
    ],
)
def test_incomplete_comments_are_refused(tmp_path: Path, text: str, line: int, expected: str) -> None:
    path = tmp_path / "bad.rq"
    path.write_text(text)
    with pytest.raises(OntologyError, match=expected) as caught:
        read_query(path)
    assert caught.value.where == f"{path}:{line}"


def test_a_users_query_replaces_a_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "suppliers.rq").write_text("# Mine.\nASK {}\n")
    queries = load([tmp_path]).queries
    assert queries["suppliers"].answers == "Mine."
    assert "leaders" in queries


def test_comments_tell_what_a_parameter_keeps(tmp_path: Path) -> None:
    path = tmp_path / "rich.rq"
    path.write_text(
        '# Who is rich.\n# @param name "" Only this name.\n# @param limit 5 How many.\n'
        "# @keeps name = who whom\n# @keeps limit first widest=1000\nASK {}\n"
    )
    kept = [parameter.keeps for parameter in read_query(path).parameters]
    assert kept == [Keeps(test="=", columns=("who", "whom")), Keeps(test="first", widest="1000")]


def test_comments_say_it_in_other_languages(tmp_path: Path) -> None:
    path = tmp_path / "rich-people.rq"
    path.write_text(
        '# Who is rich.\n# @fr "Les riches" Qui est riche.\n# @param name "" Only this name.\n'
        '# @fr name "nom" Ce nom seulement.\n# @fr columns who "qui" sum "la somme"\n# @fr columns day "jour"\nASK {}\n'
    )
    query = read_query(path)
    assert query.titles == {"en": "Rich people", "fr": "Les riches"}
    assert query.translations == {"en": "Who is rich.", "fr": "Qui est riche."}
    assert query.columns == {"fr": {"who": "qui", "sum": "la somme", "day": "jour"}}
    (name,) = query.parameters
    assert (name.titles["fr"], name.translations["fr"]) == ("nom", "Ce nom seulement.")


def test_shipped_queries_speak_french() -> None:
    for query in load().queries.values():
        assert {"en", "fr"} <= set(query.titles) & set(query.translations), query.name
        assert query.translations["fr"].endswith(".")
        for parameter in query.parameters:
            assert {"en", "fr"} <= set(parameter.titles) & set(parameter.translations), (query.name, parameter.name)
        # The first SELECT tells the columns: ?name, or (… AS ?name).
        select = next(line for line in query.text.splitlines() if line.startswith("SELECT"))
        shown = re.findall(r"\?(\w+)", re.sub(r"\([^)]*\([^)]*\) AS (\?\w+)\)", r"\1", select))
        assert list(query.columns["fr"]) == shown, query.name
