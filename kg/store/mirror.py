"""A store in memory that tells what each change of it did to the quads, so that a remote one can follow."""

from __future__ import annotations

from collections.abc import Iterable

from kg.ontology import Ontology
from kg.store.changing import Change
from kg.store.contribution import contribute, unscoped
from kg.store.curation import read_curation
from kg.store.files import Files
from kg.store.ledger import Ledger, read_record
from kg.store.local import LocalStore
from kg.store.quad_lines import Delta
from kg.store.target import open_quads

NOTHING = Delta((), ())


class Mirror(LocalStore):
    """What a remote store holds, in memory; `taken` gives what changed in its quads since it was last asked."""

    def __init__(self, records: Iterable[str], curation: str, ontology: Ontology) -> None:
        """``records`` are its documents as `record` gives them, in any order."""
        self.place = "memory"
        self.read_only = False
        self.ontology = ontology
        self._recorded = _Recorded()
        self._files = self._recorded
        self._curation = read_curation(curation)
        self._restore(records)
        self.taken()

    def taken(self) -> Delta:
        """How the quads changed since the last call."""
        delta, self._recorded.delta = self._recorded.delta, NOTHING
        return delta

    def record(self, document: str) -> str:
        """A document with all that the ledger holds of it, as one text."""
        number = self._files.ledger.number(document)
        assert number is not None, document
        return self._files.ledger.record(number)

    def _restore(self, records: Iterable[str]) -> None:
        with self._files.step() as ledger:
            change = Change(ledger, self.ontology, self._curation)
            for record in records:
                extraction, refusals = read_record(record)
                brought = contribute(unscoped(extraction), self._shapes, self._curation.apart)
                self._put_in(change, brought, refusals)
            self._files.follow(change.finish())


class _Recorded(Files):
    """Files in memory that keep what the quads followed."""

    def __init__(self) -> None:
        super().__init__(None, None, Ledger(None), open_quads(None))
        self.delta = NOTHING

    def follow(self, delta: Delta) -> None:
        super().follow(delta)
        former = self.delta
        if not former.size:
            self.delta = delta
            return
        gone, came, went, come = map(dict.fromkeys, (former.removed, former.added, delta.removed, delta.all_added))
        added = [*(one for one in came if one not in went), *(one for one in come if one not in gone)]
        removed = [*(one for one in gone if one not in come), *(one for one in went if one not in came)]
        self.delta = Delta(removed, added)
