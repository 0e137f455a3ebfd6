"""The office and the body of a speaker: in the source, or beside a name that its chain leads to (`posts` reads each place)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from silang.read.clauses import either
from silang.read.speakers.fields import in_small, listed
from silang.read.speakers.mentions import WORD, Setting
from silang.read.speakers.narrowed import standing_in
from silang.read.speakers.offices import led, title
from silang.read.speakers.people import people
from silang.read.speakers.placed import past_degrees
from silang.read.speakers.posts import Post, apart, closes, of_kin, origin, post
from silang.spans import Span

_BESIDE = 160  # characters before or after a name that may say what the person is
_TOLD = 6  # mentions of a person that are asked what they say of him
_BEFORE_NAME = frozenset({"academic", "honorific", "rank"})
_BREAK = re.compile(r'[.;:"!?]\s|[;:"!?]')
_DATELINE = re.compile(r"(?:^|,)[A-Z][^\W\d_]+-(?=[A-Z])")  # "Jakarta-Ketua X"
_AGE = re.compile(r"\s?\(\d{1,3}(?: \w+)?\)")
_OPENS = 24  # characters between the start of a line and a name that a broken line leads to
_LINE = 3  # words of a line that a link left
_ENDED = '.!?:;"'
_PARTS = 6  # parts between commas of an office with its place
_NONE: Post = (None, None)


def roles(setting: Setting, source: Span | None, chain: Sequence[Span]) -> Post:
    """The office and the body of a speaker: from the source, else from beside a name of its chain; null where none is.

    A rank alone, or where somebody is from, is what he is only where nothing says more; an office without its field or body
    ("Menteri Wijaya") is told by the fuller one that the chain leads to.
    """
    if source is None:
        return _NONE
    least, office = _NONE, _NONE
    for found in _found(setting, source, chain):
        if found[0] is None or _rank(setting, found[0]):
            least = least if least != _NONE else found
        elif office == _NONE:
            office = found
            if found[1] is not None:
                break
        elif _fuller(setting, office[0], found):
            office = found
            break
    role, body = office if office != _NONE else least
    return role, None if body is not None and _own(setting, body, chain) else body


def _fuller(setting: Setting, role: Span | None, other: Post) -> bool:
    """Whether another place says the same office with more: its body, or what it is for."""
    longer = other[0].of(setting.page.folded) if other[0] is not None else ""
    said = role.of(setting.page.folded) if role is not None else longer
    named = other[1] is not None and setting.page.plain[other[1].start].isupper()
    return (longer == said and named) or longer.startswith(f"{said} ")


def _own(setting: Setting, body: Span, chain: Sequence[Span]) -> bool:
    """Whether what follows an office is the speaker's own name: "Romo Rendra Wijaya"."""
    named = [entry[1].name for span in chain if (entry := setting.known.at(span.start)) is not None and entry[1].type == "PER"]
    return any(span.overlaps(body) for span in chain if span.end - span.start == len(body)) or any(
        body.of(setting.page.plain) in name for name in named
    )


def _found(setting: Setting, source: Span, chain: Sequence[Span]) -> Iterator[Post]:
    """What each place says, the source first, then the mentions of the chain, then others of the same name."""
    for place in _places(setting, _through(setting, source, chain)):
        yield post(setting, place)
    asked = set()
    for mention in _mentions(setting, source, chain):
        if mention not in asked:
            asked.add(mention)
            yield _beside(setting, mention)
    yield from (post(setting, place) for place in _places(setting, source, told=True))


def _through(setting: Setting, source: Span, chain: Sequence[Span]) -> Span:
    """What of a source tells of who speaks for somebody: "Kapolres Banyu melalui Kasat Reskrim, AKP X"; else all of it."""
    source = standing_in(setting, source)
    spoken = max((span.start for span in chain if source.holds(span) and span != source), default=source.start)
    ways = [m for m in WORD.finditer(setting.page.folded, source.start, spoken) if m.group() in setting.words.ways]
    return Span(ways[-1].end(), source.end) if ways else source


def _beside(setting: Setting, mention: Span) -> Post:
    """The office in front of a name, else the one behind it; a rank in front only where nothing stands behind."""
    known: Post | None = setting.beside.get(mention)
    if known is None:
        known = _before(setting, mention)
        if known[0] is None or _rank(setting, known[0]):
            behind = _behind(setting, mention)
            known = behind if behind[0] is not None or known == _NONE else known
        setting.beside[mention] = known
    return known


def _mentions(setting: Setting, source: Span, chain: Sequence[Span]) -> Iterator[Span]:
    """The mentions of the person whom a chain leads to."""
    for mention in reversed(chain):
        entry = next((n for s, n in setting.known.within(mention) if s == mention and n.type == "PER"), None)
        unlisted = setting.known.at(mention.start) is None and mention.of(setting.page.plain).istitle()
        if entry is not None or source.holds(mention) or unlisted:
            yield mention
        if entry is not None:
            yield from entry.mentions[:_TOLD]


def _rank(setting: Setting, role: Span) -> bool:
    """Whether an office is no more than a rank or a form of address: "Kombes", "Gus"."""
    spoken = WORD.findall(role.of(setting.page.folded))
    return all(setting.titles.get(word) == "rank" or word in setting.sayers.hailed for word in spoken)


def _places(setting: Setting, source: Span, *, told: bool = False) -> Iterator[Span]:
    """What stands before a person's name in the source, then what stands behind it; all of it where no person is named.

    What a relative clause tells of the person is a place of its own, asked for by `told`.
    """
    found = people(setting, source)
    if not found and not told:
        yield source
    if not found:
        return
    behind = Span(found[-1].span.end, source.end)
    opened = WORD.search(setting.page.folded, behind.start, behind.end)
    relative = opened is not None and opened.group() in setting.words.relatives
    if not told:
        yield Span(source.start, found[0].span.start)
    if relative == told:
        yield behind


def _before(setting: Setting, mention: Span) -> Post:
    """The office in front of a name ("Kepala BNPB, Letjen X")."""
    page, words = setting.page, setting.words
    if page.plain[mention.start - 1 : mention.start] == "(":  # "Rendra Wijaya (Mas Rendra)"
        named = [s for s, n in setting.known.within(Span(max(0, mention.start - _BESIDE), mention.start)) if n.type == "PER"]
        return _before(setting, named[-1]) if named and not page.plain[named[-1].end : mention.start - 1].strip() else _NONE
    sentence = page.sentence_at(mention.start) or mention
    start = setting.unsaid(max(_line_start(page.plain, sentence.start, mention), mention.start - _BESIDE), mention.start)
    found = list(WORD.finditer(page.folded, start, mention.start))
    while found and (setting.titles.get(found[-1].group()) in _BEFORE_NAME or found[-1].group() in setting.sayers.retired):
        found.pop()  # "Prof. Dr." are no ends of sentences
    until = found[-1].end() if found else mention.start
    start += max((m.end() for m in _BREAK.finditer(page.plain[start:until])), default=0)
    dateline = _DATELINE.search(page.plain, start, until)
    start = dateline.end() if dateline is not None else start
    found = list(WORD.finditer(page.folded, start, until))
    if not found:
        return post(setting, Span(start, mention.start))
    last = found[-1].end()
    counsel = found[-1].group() in words.counsel and (title(setting, found, len(found) - 1) or title(setting, found[-2:], 0) > 1)
    if counsel and _told_on(setting, mention):
        return _NONE  # "kuasa hukum X, Calvin", "kuasa hukum X, penumpang kapal itu": X is not his own counsel
    if found[-1].group() in setting.sayers.close and found[-1].group() not in setting.titles:
        return _NONE  # "dokter pribadi X"
    named = [s for s, n in setting.known.within(Span(start, last)) if n.type == "PER"]
    if any(page.plain[other.end : other.end + 2] == " (" for other in named):
        return _NONE
    own = [m for m in found if not named or m.start() >= named[-1].end]
    for place in (_last_part(page.plain, own, 1), _last_part(page.plain, own, 2), _last_part(page.plain, found, 1)):
        for at in range(len(place)):
            if at > 0 and (_in_body(setting, place[at - 1]) or of_kin(setting, place[at - 1], place[at])):
                continue
            shortened = at == 1 and _leads(setting, place[0]) and title(setting, place[1:], 0)
            aside = own and _fronted(setting, sentence, place, at, mention)
            if (shortened or title(setting, place, at)) and not aside and not any(closes(setting, m) for m in place[at:]):
                first = place[0] if place[at].group() in setting.sayers.heads else place[at]
                return post(setting, Span(first.start(), mention.start))
    placed = _placed(setting, found)
    return post(setting, Span(placed if placed is not None else last, mention.start))


def _fronted(setting: Setting, sentence: Span, place: Sequence[re.Match[str]], at: int, mention: Span) -> bool:
    """Whether an office ends what a sentence opens with, and is nobody's who follows: "Mendengar putusan hakim, Rendra …"."""
    words = setting.words
    before = place[at - 1].group() if at else ""
    leads = words.occasions | words.prepositions
    if at > 1:
        leads |= words.subordinators  # but "Namun pelatih Banyu, Rendra …"
    opens = place[0].start() == sentence.start and place[0].group() in leads
    apart = opens and place[0].group() not in words.ways and before not in words.anaphors.pointers and in_small(setting, place[at])
    plain, ended = setting.page.plain, place[-1].end()
    return bool(at) and apart and plain[ended : mention.start] == ", " and plain[mention.end : mention.end + 1] != ","


def _leads(setting: Setting, first: re.Match[str]) -> bool:
    """Whether a word may be the cue that an office stands behind: "kata Kainduk PJR Banyu AKP X"."""
    small = either(setting.words.prepositions, setting.words.coordinators, setting.words.auxiliaries, setting.words.openers)
    return in_small(setting, first) and first.group() not in small


def _told_on(setting: Setting, mention: Span) -> bool:
    """Whether a comma adds somebody, or who that is, behind a name."""
    if not setting.page.plain.startswith(", ", mention.end):
        return False
    behind = WORD.match(setting.page.folded, mention.end + 2)
    small = either(setting.words.closers, setting.words.prepositions, setting.words.auxiliaries)
    return behind is not None and behind.group() not in small and not setting.words.is_verb(behind.group())


def _in_body(setting: Setting, before: re.Match[str]) -> bool:
    """Whether the word before an office makes it many people's, a body's, or who asked: "para pengusaha", "ditemui wartawan"."""
    named = before.group() in either(setting.words.bodies, setting.sayers.institutions)
    several = before.group() in setting.words.amounts - setting.words.singles  # "tiga wakil Banyu, yakni X"
    return (
        (named and setting.page.plain[before.start()].isupper())
        or several
        or before.group() in either(setting.words.plurals, setting.sayers.firms, setting.words.asked)
    )


def _line_start(text: str, start: int, mention: Span) -> int:
    """Where the words before a name begin that links broke into short lines: "Corporate Secretary", "BNI" above it."""
    short = mention.start - start <= _OPENS and text[start - 1 : start] == "\n"
    while short:
        above = text.rfind("\n", 0, start - 1) + 1
        line = text[above : start - 1].strip()
        if not line or line[-1] in _ENDED:
            break
        start, short = above, len(line.split()) <= _LINE or (line.endswith(",") and start == mention.start)
    return start


def _placed(setting: Setting, found: Sequence[re.Match[str]]) -> int | None:
    """Where an office begins whose place or field goes on behind commas: "Kepala Desa Rawa, Kecamatan Banyu, X"."""
    plain = setting.page.plain
    for parts in range(2, _PARTS):
        part = _last_part(plain, found, parts)
        if not part or len(part) == len(_last_part(plain, found, parts - 1)):
            return None
        if title(setting, part, 0):
            field = setting.titles.get(part[0].group()) is not None and part[0].group() in setting.sayers.portfolios
            inner = _last_part(plain, found, parts - 1)
            lists = listed(setting, plain.find(",", part[0].start()), found[-1].end())  # "Manajer Humas, Mutu dan Niaga PT X"
            return part[0].start() if field or lists or setting.known.kind_at(inner[0].start()) == "LOC" else None
    return None


def _last_part(text: str, found: Sequence[re.Match[str]], parts: int) -> Sequence[re.Match[str]]:
    """The words after the last comma, or after the one before it."""
    first, commas = len(found), 0
    while first > 0:
        commas += first < len(found) and "," in text[found[first - 1].end() : found[first].start()]
        if commas >= parts:
            break
        first -= 1
    return found[first:]


def _behind(setting: Setting, mention: Span) -> Post:
    """The office in apposition behind a name: "X, kepala BNPB,", "X (kepala BNPB)", "X selaku kepala BNPB", "X dari BNPB"."""
    page = setting.page
    sentence = page.sentence_at(mention.start) or mention
    age = _AGE.match(page.plain, mention.end)
    start = age.end() if age is not None else mention.end
    end = min(sentence.end, start + _BESIDE)
    named = start
    start = past_degrees(setting, start, end)
    found = list(WORD.finditer(page.folded, start, end))
    being = 0
    while being < len(found) and found[being].group() in setting.sayers.being:
        being += 1
    joined = page.plain[start : found[0].start()].strip() if found else ""
    if being == len(found) or joined not in ("", ",", "(") or found[0].start() in setting.said:
        return _NONE  # "Menurut X, korban dipukul"
    found = found[being:]
    marks = ",.)" if joined == "(" else ",."
    stop = min((i for mark in marks if (i := page.plain.find(mark, found[0].start(), end)) >= 0), default=end)
    verb = next((m.start() for m in found if closes(setting, m)), stop)
    told = [m for m in found if m.end() <= min(stop, verb)]
    if not told:
        return _NONE
    from_body = told[0].group() in setting.sayers.origins
    headed = page.plain[told[0].start()].isupper() and setting.titles.get(told[0].group()) == "office"
    if being == 0 and joined == "" and (from_body or (start == named and not headed)):  # not "Rosi Dana Ketua DPRD Banyu"
        return (None, origin(setting, told)) if from_body else _NONE
    if not (title(setting, told, 0) or led(setting, told)) or _goes_on(setting, told):
        return _NONE
    role, body = post(setting, Span(told[0].start(), told[-1].end()))
    return role, body if body is not None or stop > verb else apart(setting, [m for m in found if m.start() > stop])


def _goes_on(setting: Setting, told: Sequence[re.Match[str]]) -> bool:
    """Whether what stands behind a name's comma is somebody else who acts: "kata Rendra, petugas sempat …"."""
    return len(told) > 1 and told[1].group() in setting.words.auxiliaries - setting.sayers.no_body
