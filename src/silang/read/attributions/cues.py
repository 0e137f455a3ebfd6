"""Cues: the words that report what somebody said, with what they do to it, negation and refusal composed in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from silang.model import Stance
from silang.pack import Pack
from silang.read.attributions.affixes import forms
from silang.read.attributions.cuetable import Act, Cues, Lead, Polarity
from silang.read.page import Page
from silang.read.rules import Lexicon, Node, Rule, longest, saturate

Voice = Literal["active", "bare", "enclitic", "passive", "preposition", "loose", "absent"]
Takes = Literal["clause", "speech", "thing", "finding", "count"]


@dataclass(frozen=True, slots=True)
class Cue:
    """What a cue does: its `act`, how it takes its speaker (`voice`), what it `takes` as content.

    Verbs that take a "clause" always report, those that take "speech" where a person is their subject, those that take a "thing"
    only where "bahwa" or a quotation follows, those that take a "finding" besides only where a document is their subject, those
    that take a "count" besides where a clause follows.
    A "loose" voice is bare or active; an "absent" one tells of words that nobody said ("belum ada tanggapan dari X").

    `stance` is the composed stance; None where the words report nothing sure ("tidak menyebutkan"); `future` is what it
    becomes where the content speaks of what will be ("mengingatkan … akan"), `asked` where "agar" opens it, `negated` where
    it is not done. An enclitic that is `told` is a passive with its agent ("dijelaskannya"). Things do a `deed` too.
    """

    act: Act
    voice: Voice
    takes: Takes
    stance: Stance | None
    refused: bool = False
    idiom: bool = False
    future: Stance | None = None
    asked: Stance | None = None
    negated: Stance | None = None
    told: bool = False
    deed: bool = False


def nodes(page: Page, pack: Pack) -> list[Node]:
    """The cues of the page, in order, none over another; their values are `Cue`s."""
    found = saturate(page.folded, lexicon(pack).find(page.text, page.folded), _RULES)
    rejected = {node.span for node in found if node.kind == "rejection"}  # "menolak klaim" denies, and tells nothing else
    told = (node for node in found if node.kind in ("rejection", "pseudo") or (node.kind == "cue" and node.span not in rejected))
    kept = longest(told)
    cues = (node if node.kind == "cue" else _rejecting(node) for node in kept if node.kind != "pseudo")
    lead = pack.table("cues", Cues).lead
    return [node for node in cues if _reports(page, node, lead)]


_DOUBLED = re.compile(r"-[^\W\d_A-Z]")


def _reports(page: Page, node: Node, lead: Lead) -> bool:
    """Whether a word that reports in one place alone stands there: "saran" behind a quotation, "berdasarkan" at the head."""
    value: Cue = node.value
    if node.span.start and page.plain[node.span.start - 1] == "-":
        return False  # "disebut-sebut", "asal-usul"
    if _DOUBLED.match(page.text, node.span.end):
        return False  # "berkata-kata"
    if value.voice == "bare" and node.span.of(page.folded) in lead.closing:
        named = page.plain[node.span.end + 1 : node.span.end + 2].isupper()
        return named and page.plain[max(0, node.span.start - 2) : node.span.start].rstrip().endswith(('"', ","))
    headed = value.takes == "finding" if value.voice == "preposition" else value.idiom and value.takes == "thing"
    if headed and value.voice in ("preposition", "enclitic"):
        return page.plain[node.span.start].isupper() or _behind_opening(page, node, lead.openings)
    return value.voice != "bare" or value.takes != "thing" or _follows(page, node, lead.thus)


def _behind_opening(page: Page, node: Node, openings: frozenset[str]) -> bool:
    """Whether nothing but what joins sentences stands before it in its own: "Sementara itu, berdasarkan data X, …"."""
    sentence = page.sentence_at(node.span.start)
    return sentence is not None and page.folded[sentence.start : node.span.start].strip(" ,") in openings


def _follows(page: Page, node: Node, thus: tuple[str, ...]) -> bool:
    """Whether a quotation ends right before a bare noun ("…," saran X), or "thus" does; "saran" elsewhere is no cue."""
    before = page.folded[max(0, node.span.start - 12) : node.span.start].rstrip()
    return before.endswith('"') or before.endswith(thus) or node.span.of(page.folded).startswith(thus)


@lru_cache(maxsize=8)
def lexicon(pack: Pack) -> Lexicon:
    """Every form of every cue, and the words that change one."""
    return Lexicon(_entries(pack.table("cues", Cues)))


def entries(pack: Pack) -> Iterator[tuple[str, Cue]]:
    """Every form of every cue that one word or phrase makes, with what it does."""
    yield from ((form, value) for form, (_, value) in _entries(pack.table("cues", Cues)) if isinstance(value, Cue))


def _entries(table: Cues) -> Iterator[tuple[str, tuple[str, object]]]:
    tables: tuple[tuple[Takes, dict[Act, dict[str, str]]], ...] = (
        ("clause", table.clausal),
        ("speech", table.personal),
        ("thing", table.nominal),
        ("finding", table.evidence),
        ("count", table.counting),
    )
    for takes, by_act in tables:
        for act, roots in by_act.items():
            for root, patterns in roots.items():
                for pattern, form in forms(root, patterns):
                    voice = _voice(pattern)
                    stance: Stance = "asserts" if act == "comments" or root in table.polarity.assured else act
                    negated = _turned(root, act, table.polarity)
                    future, asked = table.future.get(root), table.asked.get(root)
                    deed = root in table.deeds.roots
                    cue = Cue(act, voice, takes, stance, future=future, asked=asked, negated=negated, deed=deed)
                    yield form, ("cue", cue)
                    if voice == "passive" and takes in ("clause", "speech"):
                        yield form + _AGENT, ("cue", replace(cue, voice="enclitic", idiom=True, told=True))
    yield from _phrases(table)
    for kind in ("negation", "refusal", "modal", "speech", "accusation"):
        for word in getattr(table.polarity, kind):
            yield word, (kind, word)
    for word in table.light.verbs:
        yield word, ("light", word)
    for word, act in table.light.nouns.items():
        yield word, ("act", act)
    for word in table.light.qualities:
        yield word, ("quality", word)
    for phrase in table.silence.openers:
        yield phrase, ("silence", phrase)
    for phrase in table.pseudo.phrases:
        yield phrase, ("pseudo", phrase)


def _phrases(table: Cues) -> Iterator[tuple[str, tuple[str, object]]]:
    """The cues that are no verb's forms."""
    for word in table.lead.according:
        yield word, ("cue", Cue("asserts", "preposition", "clause", "asserts"))
    for word in table.lead.basis:
        yield word, ("cue", Cue("asserts", "preposition", "finding", "asserts"))
    for word in table.lead.enclitic:
        yield word, ("cue", Cue("asserts", "enclitic", "clause", "asserts", idiom=True))
    for word in table.lead.holding:
        yield word, ("cue", Cue("asserts", "enclitic", "thing", "asserts", idiom=True))
    for word in table.lead.closing:
        yield word, ("cue", Cue("asserts", "bare", "clause", "asserts"))
    for thus in table.lead.thus:
        yield from ((f"{thus} {noun}", ("cue", Cue("asserts", "bare", "thing", "asserts"))) for noun in table.lead.told)
        yield from ((f"{thus} {verb}", ("cue", Cue("asserts", "bare", "finding", "asserts"))) for verb in table.lead.taken)
    for phrase, stance in table.idioms.items():
        yield phrase, ("cue", Cue("comments", "active", "thing", stance, refused=stance != "asserts", idiom=True))


def _turned(root: str, act: Act, polarity: Polarity) -> Stance | None:
    """What a verb of this root does that is not done, where that is neither nothing nor a refusal."""
    if act == "confirms" and root in polarity.admitted:
        return "denies"
    if act == "asserts" and root in polarity.untold:
        return "declines_to_comment"
    return "doubts" if act == "asserts" and root in polarity.doubted else None


_AGENT = "nya"  # whose words they are, in the suffix of a passive


def _voice(pattern: str) -> Voice:
    pattern = pattern.removeprefix("=")
    if pattern in ("-", "-kan"):
        return "bare"
    if pattern == "~":
        return "loose"
    if pattern.endswith("nya") and not pattern.startswith("me"):
        return "enclitic"  # "menyebutnya" has somebody for its object
    return "passive" if pattern.startswith(("di", "ter-")) else "active"


_DECLINED: dict[str, Stance] = {
    "comments": "declines_to_comment",
    "confirms": "declines_to_confirm",
    "denies": "declines_to_deny",
}


def _negated(_: Node, cue: Node) -> Cue | None:
    """ "tidak membantah": what is not done is a stance only for confirming, denying and commenting."""
    value: Cue = cue.value
    if value.refused or value.voice not in ("active", "passive", "loose"):
        return None
    silent = value.voice == "passive" and value.negated == "declines_to_comment"  # "tidak dijelaskan": by nobody
    stance = _DECLINED.get(value.act) if silent else value.negated or _DECLINED.get(value.act)
    return replace(value, stance=stance, refused=True, future=None if value.negated else value.future)


def _refused(_: Node, cue: Node) -> Cue | None:
    """ "menolak mengonfirmasi", "enggan menjelaskan": refusing to tell is refusing to comment."""
    value: Cue = cue.value
    if value.refused or value.voice not in ("active", "bare", "loose"):
        return None
    stance: Stance | None = _DECLINED.get(value.act, "declines_to_comment" if value.act == "asserts" else None)
    return replace(value, stance=stance, refused=True)


def _unspoken(_: Node, __: Node) -> Cue:
    """ "enggan bicara": nothing is said."""
    return Cue("comments", "active", "thing", "declines_to_comment", refused=True)


def _light(_: Node, act: Node) -> Cue | None:
    """ "memberikan konfirmasi": the noun says what was done."""
    stance: Stance | None = None if act.value == "comments" else act.value
    return Cue(act.value, "active", "thing" if act.value == "comments" else "clause", stance)


def _absent(_: Node, act: Node) -> Cue | None:
    """ "belum ada tanggapan": a cue only where a noun says that somebody was to comment, confirm or deny."""
    stance = _DECLINED.get(act.value)
    return None if stance is None else Cue(act.value, "absent", "thing", stance, refused=True)


def _rejecting(node: Node) -> Node:
    """ "menolak tuduhan": the refusal is the cue, the accusation begins what is denied."""
    refusal = node.parts[0]
    return Node(refusal.span, "cue", Cue("denies", "active", "thing", "denies", refused=True), node.rule, node.parts)


_RULES = (
    Rule("noun with quality", "act", ("act", "quality"), lambda act, quality: act.value),
    Rule("light verb", "cue", ("light", "act"), _light),
    Rule("nothing said", "cue", ("silence", "act"), _absent),
    Rule("negation with modal", "negation", ("negation", "modal"), lambda negation, modal: negation.value),
    Rule("refusal with modal", "refusal", ("refusal", "modal"), lambda refusal, modal: refusal.value),
    Rule("negated", "cue", ("negation", "cue"), _negated),
    Rule("refused", "cue", ("refusal", "cue"), _refused),
    Rule("speech refused", "cue", ("refusal", "speech"), _unspoken),
    Rule("accusation refused", "rejection", ("refusal", "accusation"), lambda refusal, accusation: accusation.value),
)
