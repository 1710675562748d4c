"""Gold articles as examples for the learned reader: what is seen of pairs of participants, and their labels.

Each article is seen twice where coreference is marked: with the participants that the rules find,
as at run time, and with those of gold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

import numpy as np
from tokenizers import Tokenizer

from kg.discourse import Discourse, Participant, Reference
from kg.entities.candidate import Candidate
from kg.entities.resolution import resolve
from kg.evaluation.gold import GoldClaim, GoldDocument, name_mentions
from kg.evaluation.matching import Alignment
from kg.evaluation.records import Named
from kg.extractor import extractor, taken
from kg.learned.agreement import ALONE, TOGETHER, Agreement
from kg.learned.anaphora import Anaphora
from kg.learned.bounds import FIRST, FURTHER, OUTSIDE, seen
from kg.learned.examples import UNKNOWN, Example, Links, View
from kg.learned.features import Features, Triggers
from kg.learned.labels import NOTHING, STATUSES, TYPES
from kg.learned.linking import Linker
from kg.learned.pairs import Pair, pairs
from kg.learned.subwords import windows
from kg.measure import document_of
from kg.model import Readers
from kg.ontology import Ontology
from kg.reading.parsing import parse
from kg.syntax import ParsedText


def fold(document: str, count: int) -> int:
    """Which of ``count`` parts an article belongs to, at random but always the same."""
    return int(sha256(document.encode()).hexdigest(), 16) // 1000 % count


@dataclass(frozen=True, eq=False)
class Labels:
    """Labels pairs with ``relations`` of an ontology.

    Pronouns are linked as at run time, or by ``linkers``, of which each is for the articles of its `fold`: what
    learned from an article links it better than it will others. With them, types are those of the rules.
    """

    ontology: Ontology
    relations: Sequence[str]
    linkers: tuple[Linker, ...] = ()

    def example(self, gold: GoldDocument, tokenizer: Tokenizer) -> Example:
        """A gold article's labelled pairs."""
        found, views = self.views(gold)
        labelled = tuple(self._view(gold, *view) for view in views)
        links = self.links(gold) if any(not mention.named for mention in gold.mentions) else None
        subwords = tuple(
            (np.array(ids, dtype=np.uint16), np.array(tokens, dtype=np.int32))
            for ids, tokens in windows(found, tokenizer)
        )
        return Example(gold.id, gold.language, labelled, len(found.tokens), subwords, links, *self.bounds(gold))

    def views(
        self, gold: GoldDocument
    ) -> tuple[ParsedText, list[tuple[Discourse, Mapping[int, str | None], Triggers]]]:
        """The parsed text, and each way to see who is in it: the discourse, its participants' entities in gold."""
        reader = extractor(gold.language, self.ontology)
        if self.linkers and reader.scorer is not None:
            linker = self.linkers[fold(gold.id, len(self.linkers))]
            reader = replace(reader, scorer=replace(reader.scorer, linker=linker, kinds=None))
        found = reader.discourse(document_of(gold))
        entity_of = entities_of(gold, found)
        views: list[tuple[Discourse, Mapping[int, str | None], Triggers]] = [(found, entity_of, reader.triggers)]
        if gold.mentions:
            known = {number: entity.id for number, entity in enumerate(gold.entities)}
            views.append((gold_discourse(gold, found.parsed), known, reader.triggers))
        return found.parsed, views

    def bounds(self, gold: GoldDocument) -> tuple[np.ndarray, np.ndarray]:
        """What is seen of a gold article's tokens besides their vectors, and whether names begin or go on there."""
        parsed = parse(document_of(gold))
        reader = extractor(gold.language, self.ontology, readers=Readers.RULES)
        found: list[Candidate] = []

        def bounding(candidates: Sequence[Candidate]) -> tuple[()]:
            found.extend(candidates)
            return ()

        resolve(parsed, reader.gazetteer, reader.lexicon, bounding)
        return seen(parsed, taken(found)).astype(np.uint8), _bounds(gold, parsed)

    def links(self, gold: GoldDocument) -> Links:
        """A gold article's anaphors as the learned links see them, and whom they stand for."""
        reader = extractor(gold.language, self.ontology, readers=Readers.RULES)
        discourse = reader.discourse(document_of(gold))
        entity_of, meant = entities_of(gold, discourse), meant_by(gold, discourse.parsed)
        anaphora = Anaphora(discourse, reader.lexicon.anaphors)
        agreement = Agreement(anaphora)
        anaphors, others, together, labels = [], [], [], []
        for anaphor in anaphora.anaphors():
            candidates = anaphora.candidates(anaphor)
            entity = meant.get(anaphor.head)
            right = [entity is not None and entity_of[one.participant] == entity for one in candidates]
            anaphors.append(anaphor)
            others.append([(c.nearest.reference.start, c.nearest.reference.end, c.first) for c in candidates])
            together.append(agreement.together(anaphor, candidates))
            labels.append(right)
            if any(right):
                anaphora.spoken(anaphor.reference(candidates[right.index(True)].participant, "gold", 1.0))
        return Links(
            np.array([(a.head, a.start, a.end) for a in anaphors], dtype=np.int32).reshape(-1, 3),
            np.array([agreement.alone(a) for a in anaphors], dtype=np.float32).reshape(-1, ALONE),
            np.array([len(some) for some in others], dtype=np.int32),
            np.array([one for some in others for one in some], dtype=np.int32).reshape(-1, 3),
            np.concatenate([*together, np.zeros((0, TOGETHER), np.float32)]),
            np.array([one for some in labels for one in some], dtype=bool),
        )

    def _view(
        self, gold: GoldDocument, discourse: Discourse, entity_of: Mapping[int, str | None], taught: Triggers
    ) -> View:
        listed = list(pairs(discourse))
        known = Features(discourse, taught)
        features, counts = known.hashes(listed)
        relations, statuses = self.of_pairs(gold, listed, discourse.parsed, entity_of)
        return View(
            features,
            counts,
            np.array([known.ends(pair) for pair in listed], dtype=np.int32).reshape(-1, 7),
            relations,
            statuses,
            _names(discourse, {e.id: e.type for e in gold.entities}, entity_of),
        )

    def of_pairs(
        self, gold: GoldDocument, listed: Sequence[Pair], parsed: ParsedText, entity_of: Mapping[int, str | None]
    ) -> tuple[np.ndarray, np.ndarray]:
        """The relations and the status of each pair, as `View` has them."""
        claims, optional = self._by_ends(gold.claims), self._by_ends(gold.optional_claims)
        relations = np.zeros((len(listed), len(self.relations)), dtype=np.int8)
        statuses = np.full(len(listed), UNKNOWN, dtype=np.int8)
        for row, pair in enumerate(listed):
            ends = (entity_of[pair.subject] or "", entity_of[pair.object] or "")
            if ends[0] and ends[0] == ends[1]:
                relations[row] = UNKNOWN
            else:
                statuses[row] = self._label(relations[row], claims.get(ends, ()), optional.get(ends, ()), parsed, pair)
        return relations, statuses

    def _by_ends(self, claims: Sequence[GoldClaim]) -> dict[tuple[str, str], list[GoldClaim]]:
        found: dict[tuple[str, str], list[GoldClaim]] = defaultdict(list)
        for claim in claims:
            if claim.object is not None:
                found[claim.subject, claim.object].append(claim)
                if self.ontology.relations[claim.relation].symmetric:
                    found[claim.object, claim.subject].append(claim)
        return found

    def _label(
        self,
        row: np.ndarray,
        claims: Iterable[GoldClaim],
        optional: Iterable[GoldClaim],
        parsed: ParsedText,
        pair: Pair,
    ) -> int:
        """Say 1 where the pair's sentence states the claim, and nothing of relatives and of other sentences.

        Gives the place of the status of what is stated.
        """
        status = UNKNOWN
        sentence = parsed.sentences[pair.sentence]
        span = parsed.span(sentence.start, sentence.end)
        for claim in optional:
            row[self._relatives(claim.relation)] = UNKNOWN
        for claim in claims:
            kin = self._relatives(claim.relation)
            row[kin] = np.where(row[kin] == 1, 1, UNKNOWN)
            if claim.evidence.overlaps(span) and claim.relation in self.relations:
                row[self.relations.index(claim.relation)] = 1
                status = STATUSES.index(claim.status)
        return status

    def _relatives(self, relation: str) -> list[int]:
        above = self.ontology.ancestors(relation)
        return [
            number
            for number, other in enumerate(self.relations)
            if other == relation or other in above or relation in self.ontology.ancestors(other)
        ]


def entities_of(gold: GoldDocument, discourse: Discourse) -> dict[int, str | None]:
    """The entity in gold of each participant; of what only a noun names, also the event that gold marks there."""
    align = Alignment(gold.entities)
    found = {p.index: align.first(Named(name=p.name, aliases=tuple(sorted(p.aliases)))) for p in discourse.participants}
    events = {entity.id for entity in gold.entities if entity.type == "Event"}
    for reference in discourse.references:
        number = reference.participants[0]
        if discourse.participants[number].doubtful and found[number] is None:
            span = discourse.parsed.span(reference.start, reference.end)
            marked = (m.entity for m in gold.mentions if m.entity in events and m.span.overlaps(span))
            found[number] = next(marked, None)
    return found


def meant_by(gold: GoldDocument, parsed: ParsedText) -> dict[int, str]:
    """The entity of each pronoun and noun phrase that gold marks, by the word that governs it."""
    found = {}
    for mention in gold.mentions:
        inside = parsed.touched(mention.span)
        if inside and not mention.named:
            within = {t.i for t in inside}
            heads = [t.i for t in inside if t.head not in within or t.head == t.i]
            found[(heads or [inside[0].i])[0]] = mention.entity
    return found


def _bounds(gold: GoldDocument, parsed: ParsedText) -> np.ndarray:
    """The label of each token; of names inside names the longest count."""
    labels = np.full(len(parsed.tokens), OUTSIDE, dtype=np.int8)
    spans = []
    for mention in gold.mentions or name_mentions(gold.text, gold.entities):
        inside = [t.i for t in parsed.touched(mention.span)]
        if mention.named and inside:
            spans.append((inside[0], inside[-1] + 1))
    for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
        if not labels[start:end].any():
            labels[start], labels[start + 1 : end] = FIRST, FURTHER
    return labels


def _names(discourse: Discourse, types: Mapping[str, str], entity_of: Mapping[int, str | None]) -> np.ndarray:
    rows = []
    for reference in discourse.references:
        if reference.kind not in ("name", "nominal") or len(reference.participants) > 1:
            continue
        number = reference.participants[0]
        kind = types.get(entity_of[number] or "", "")
        place = TYPES.index(kind) if kind in TYPES else NOTHING if not kind else UNKNOWN
        rows.append((reference.start, reference.end, number, place))
    return np.array(rows, dtype=np.int32).reshape(-1, 4)


def gold_discourse(gold: GoldDocument, parsed: ParsedText) -> Discourse:
    """The discourse that gold marks."""
    numbers = {entity.id: number for number, entity in enumerate(gold.entities)}
    people = [
        Participant(number, entity.name, entity.type, set(entity.aliases))
        for number, entity in enumerate(gold.entities)
    ]
    references = []
    mentions = gold.mentions or name_mentions(gold.text, gold.entities)
    for mention in mentions:
        inside = [t.i for t in parsed.touched(mention.span)]
        if not inside:
            continue
        kind = "name"
        if not mention.named:
            kind = "pronoun" if len(inside) == 1 and parsed.tokens[inside[0]].pos != "NOUN" else "noun"
        references.append(Reference(inside[0], inside[-1] + 1, inside[-1], (numbers[mention.entity],), kind, "gold"))
    for reference in references:
        for number in reference.participants:
            people[number].salience += 1
    discourse = Discourse(parsed, people, references)
    discourse.index()
    return discourse
