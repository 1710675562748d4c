"""The curation file: what it says, and what is wrong with it."""

from __future__ import annotations

import pytest

from kg.errors import StoreError
from kg.namespaces import ENT
from kg.store.curation import read_curation


def test_every_form_of_decision() -> None:
    curation = read_curation(
        "# who is who\n\nsame ent:a <https://example.org/b>  # one\ndifferent ent:a ent:c\n"
        'different ent:d in article-1\nrename ent:a "Le \\"A\\" # 1"\n'
    )
    assert curation.same == {
        ENT + "a": frozenset(["https://example.org/b"]),
        "https://example.org/b": frozenset([ENT + "a"]),
    }
    assert curation.differ(ENT + "c", ENT + "a")
    assert curation.apart == {ENT + "d": frozenset(["article-1"])}
    assert curation.names == {ENT + "a": 'Le "A" # 1'}


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("same ent:a", "'same' takes other words; write: same ent:one ent:other"),
        ("same ent:a ent:b ent:c", "'same' takes other words"),
        ("join ent:a ent:b", "'join' is no decision; start the line with same, different, rename, or #"),
        ("same Veolia ent:b", "'Veolia' is no IRI of an entity; write ent:name as kg why --entity prints it"),
        ("same ent:a ent:a", "the two are one and the same IRI"),
        ("rename ent:a Veolia", "'rename' takes other words; write: rename ent:one \"Name\""),
        ('rename ent:a "Veolia', "is not readable; close its quotes or brackets"),
        ('rename ent:a " "', "'rename' takes other words"),
        ("different ent:a ent:b\nsame ent:b ent:a", "an earlier line says the contrary; keep one of the two lines"),
        ('rename ent:a "A"\nrename ent:a "B"', "has the name 'A' already"),
    ],
)
def test_a_malformed_line_is_named(line: str, problem: str) -> None:
    with pytest.raises(StoreError) as raised:
        read_curation(f"# first\n{line}\n", where="who.txt")
    assert problem in str(raised.value)
    assert str(raised.value).startswith(f"who.txt:{1 + len(line.splitlines())}: ")
