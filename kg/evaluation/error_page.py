"""One HTML page that shows every missed, false and right claim in its sentence, by relation and by cause.

The page stands alone: no script, no file beside it, everything escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import groupby

from kg.evaluation.causes import Cause
from kg.evaluation.gold import GoldAmount, GoldClaim, GoldDocument, GoldEntity, GoldValue, name_mentions
from kg.evaluation.records import ClaimRecord, Named
from kg.evaluation.scores import Outcome, Scores, Verdict
from kg.evaluation.sentences import sentence_spans
from kg.model import Span

_HEADINGS = {Outcome.MISSED: "Missed", Outcome.FALSE: "False", Outcome.RIGHT: "Right"}
_NO_CAUSE = "nothing wrong"
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*")

# Where the ends of a claim stand, each with its class in the page.
Ends = list[tuple[Span, str]]

_STYLE = """
:root { color-scheme: light dark; --subject: #ffe08a; --object: #a8d8ff; --rule: #8886; }
@media (prefers-color-scheme: dark) { :root { --subject: #6b5300; --object: #0b4a75; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
nav a { margin-right: 1.5em; }
details { border-top: 1px solid var(--rule); padding: .3rem 0; }
summary { cursor: pointer; font-weight: 600; }
h3 { font-size: 1rem; margin: 1rem 0 .3rem; }
article { margin: 0 0 1rem 1rem; }
article p { margin: 0; }
blockquote { margin: .2rem 0; padding-left: .8rem; border-left: 3px solid var(--rule); }
mark { color: inherit; border-radius: .2em; padding: 0 .1em; }
.subject { background: var(--subject); }
.object { background: var(--object); }
.around, .where { opacity: .65; }
.where { font-size: .85rem; }
table { border-collapse: collapse; }
td, th { text-align: left; padding: .1rem 1rem .1rem 0; font-weight: 400; }
"""


def error_page(scores: Scores, gold: Iterable[GoldDocument], *, rows: Sequence[tuple[str, str]] = ()) -> str:
    """The page, as one HTML string.

    ``gold`` are the documents that were scored: the sentences come from them. ``rows`` are labelled figures for the
    table at the top. The subject and the object are marked wherever they stand in the evidence.
    """
    documents = {document.id: document for document in gold}
    found = {outcome: scores.with_outcome(outcome) for outcome in _HEADINGS}
    links = "".join(f'<a href="#{outcome}">{_HEADINGS[outcome]}: {len(found[outcome])}</a>' for outcome in found)
    figures = "".join(f"<tr><th>{escape(label)}</th><td>{escape(figure)}</td></tr>" for label, figure in rows)
    sections = "".join(_section(outcome, found[outcome], documents) for outcome in _HEADINGS)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Claims against gold</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>Claims against gold</h1>\n<table>{figures}</table>\n<nav>{links}</nav>\n"
        '<p>In a sentence, <mark class="subject">subject</mark> and <mark class="object">object</mark>.</p>\n'
        f"{sections}</body>\n</html>\n"
    )


def _section(outcome: Outcome, verdicts: Sequence[Verdict], documents: Mapping[str, GoldDocument]) -> str:
    ordered = sorted(verdicts, key=lambda verdict: (verdict.relation, _cause_order(verdict)))
    parts = [f'<section id="{outcome}">\n<h2>{_HEADINGS[outcome]}</h2>\n']
    for relation, same_relation in groupby(ordered, key=lambda verdict: verdict.relation):
        members = list(same_relation)
        parts.append(f"<details><summary>{escape(relation)} ({len(members)})</summary>\n")
        for causes, same_causes in groupby(members, key=lambda verdict: verdict.causes):
            parts.append(f"<h3>{escape(', '.join(causes) or _NO_CAUSE)}</h3>\n")
            parts.extend(_article(verdict, documents[verdict.document]) for verdict in same_causes)
        parts.append("</details>\n")
    return "".join([*parts, "</section>\n"])


def _cause_order(verdict: Verdict) -> tuple[int, ...]:
    return tuple(map(list(Cause).index, verdict.causes))


def _article(verdict: Verdict, document: GoldDocument) -> str:
    lines = []
    if verdict.gold is not None:
        lines.append(f"<p>gold: {_gold_line(verdict.gold, document)}</p>")
    if verdict.claim is not None:
        lines.append(f"<p>found: {_claim_line(verdict.claim)}</p>")
    where = f'<p class="where">{escape(document.id)}</p>'
    return f"<article>{''.join(lines)}{_quote(verdict, document)}{where}</article>\n"


def _gold_line(claim: GoldClaim, document: GoldDocument) -> str:
    def name(entity_id: str | None) -> str:
        entity = document.entity(entity_id)
        return entity.name if entity else entity_id or ""

    target = name(claim.object) if claim.object else _in_words(claim.value)
    return _line(name(claim.subject), claim.relation, target, claim.status, name(claim.source))


def _claim_line(claim: ClaimRecord) -> str:
    return _line(claim.subject.name, claim.relation, claim.target, claim.status, ", ".join(claim.sources))


def _line(subject: str, relation: str, target: str, status: str, source: str) -> str:
    credit = f" (source: {escape(source)})" if source else ""
    return f"{escape(subject)} <b>{escape(relation)}</b> {escape(target)}, <i>{escape(status)}</i>{credit}"


def _quote(verdict: Verdict, document: GoldDocument) -> str:
    """The sentences around the evidence, with both ends marked in the evidence."""
    if verdict.gold is not None:
        evidence = verdict.gold.evidence
        ends = _gold_ends(verdict.gold, document)
    elif verdict.claim is not None and verdict.claim.evidence is not None:
        evidence = verdict.claim.evidence
        ends = _record_ends(verdict.claim, document)
    else:
        return ""
    around = [sentence for sentence in sentence_spans(document.text) if sentence.overlaps(evidence)]
    start = min([evidence.start, *(sentence.start for sentence in around)])
    end = max([evidence.end, *(sentence.end for sentence in around)])
    text = document.text
    inside = [(span, end_class) for span, end_class in ends if span.within(evidence)]
    before, after = _around(text[start : evidence.start]), _around(text[evidence.end : end])
    return (
        f'<blockquote lang="{escape(document.language)}">{before}{_marked(text, evidence, inside)}{after}</blockquote>'
    )


def _around(words: str) -> str:
    return f'<span class="around">{escape(words)}</span>' if words else ""


def _gold_ends(claim: GoldClaim, document: GoldDocument) -> Ends:
    classes = dict(zip(claim.ends, ("subject", "object"), strict=False))
    ends = [(mention.span, classes[mention.entity]) for mention in document.mentions if mention.entity in classes]
    return ends if claim.object else [*ends, *_value_ends(claim.value, document.text)]


def _record_ends(claim: ClaimRecord, document: GoldDocument) -> Ends:
    named = {"subject": claim.subject, "object": claim.object}
    entities = [_as_entity(end, role) for role, end in named.items() if end]
    ends = [(mention.span, mention.entity) for mention in name_mentions(document.text, entities)]
    value = claim.value.get("value") if isinstance(claim.value, Mapping) else claim.value
    return ends if claim.object else [*ends, *_value_ends(value, document.text)]


def _as_entity(named: Named, role: str) -> GoldEntity:
    return GoldEntity(id=role, name=named.name, type="", aliases=named.aliases)


def _value_ends(value: GoldValue | None, text: str) -> Ends:
    """Where the value stands: the text itself, or numbers with the same significant digits ("1,3" for 1300000000)."""
    if isinstance(value, str):
        return [(Span(*hit.span()), "object") for hit in re.finditer(re.escape(value), text)]
    number = value.value if isinstance(value, GoldAmount) else value
    digits = _significant(f"{number:.15g}" if number is not None else "")
    found = ((Span(*hit.span()), _significant(hit.group())) for hit in _NUMBER.finditer(text))
    return [(span, "object") for span, theirs in found if digits and theirs == digits]


def _significant(number: str) -> str:
    return re.sub(r"\D", "", number).strip("0")


def _marked(text: str, within: Span, ends: Ends) -> str:
    """The stretch as HTML; marks may nest, and one that would cross another is left out."""
    parts: list[str] = []
    open_until: list[int] = []
    at = within.start
    for span, end_class in sorted(ends, key=lambda end: (end[0].start, -end[0].end, end[1])):
        while open_until and open_until[-1] <= span.start:
            at = _close_mark(text, at, open_until, parts)
        if open_until and span.end > open_until[-1]:
            continue
        parts.append(f'{escape(text[at : span.start])}<mark class="{end_class}">')
        open_until.append(span.end)
        at = span.start
    while open_until:
        at = _close_mark(text, at, open_until, parts)
    return "".join([*parts, escape(text[at : within.end])])


def _close_mark(text: str, at: int, open_until: list[int], parts: list[str]) -> int:
    end = open_until.pop()
    parts.append(f"{escape(text[at:end])}</mark>")
    return end


def _in_words(value: GoldValue | None) -> str:
    if isinstance(value, GoldAmount):
        return f"{'~' if value.approximate else ''}{value.value} {value.currency or ''}".strip()
    return str(value)
