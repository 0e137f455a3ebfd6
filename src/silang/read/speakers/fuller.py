"""The article's names made fuller by what it writes: across a line that a link broke, behind a short form, by a name put together.

"Rendra\\nWijaya (RW)" is one name, "Himpunan Pengairan Banyu (HPB)" says what HPB is, and "Renwi" is Rendra Wijaya.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import structs

from silang.model import Name
from silang.read.clauses import Clauses, either
from silang.read.page import Page
from silang.read.speakers.nicknames import nicknamed
from silang.read.speakers.sayers import Sayers
from silang.spans import Span

_REST = re.compile(r"\n([A-Z][^\W\d_A-Z]+(?: [A-Z][^\W\d_A-Z]+)?)(?= \([A-Z]{2,}\)| [^\W\d_A-Z]|,)")  # what a link left of a name
_OPEN = re.compile(r"[^.!?:;\"\n]\n")  # before a line that goes on with the one above
_DEFINED = re.compile(r"((?:[A-Z][^\W\d_]+,? (?:(?:dan|untuk|of|and|the|for) )?){2,9})\(([A-Z]{2,9})\)")
_SHORT = re.compile(r"[A-Z]{2,9}")
_CAPITAL = re.compile(r"[A-Z][^\W\d_]+")
_INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\.){1,3}(?:[A-Z]\.?)? $")  # "R.G ", "R.M. "
_GIVEN = re.compile(r"[\w)] ([A-Z][a-z]+) $")
_FRONT = 16  # characters before a name that may be of it
_APPOSED = re.compile(r", ([^\W\d_]+)")  # "Alex, warga …"
_NEXT = re.compile(r" ([A-Z][^\W\d_A-Z]{2,})\b")  # a word behind a name
_ONE = 3  # characters of one initial with its stop and blank
_TWICE = 2  # times that it stands there at least
_ENDS = re.compile(r"[,;:)\"\n]|(?<=\w{3})[.!?]")  # what no other name of his goes on behind
_ALIAS = 30  # characters behind a name that may hold another of his
_TOLD = 3  # mentions that are asked for it
_LEAST = 5  # letters of a name put together
_CLIPPED = 3  # letters of a first name cut short
_PIECE = 2  # letters that it takes of each word at least
_USUAL = 3  # times that a shorter form stands where the longer one is no name
_MOST = 64  # names that are asked for, so that a long list stays cheap


def fuller(page: Page, names: Sequence[Name], titles: Mapping[str, str], words: Clauses, sayers: Sayers) -> list[Name]:
    """The names, each of them by the fullest form that the article writes."""
    kept = [_ended(_across(page, name, titles, words) if name.type == "PER" else name, words) for name in names]
    kept = _grown(page, kept, titles, words)
    kept = _fronted(page, _headed(page, kept), titles, sayers)
    return nicknamed(page, _put_together(page, [*_defined(page, kept)], titles, sayers), titles, words, sayers)


def _grown(page: Page, names: list[Name], titles: Mapping[str, str], words: Clauses) -> list[Name]:
    """The names, a person's with the word that stands behind it twice or more and nowhere else: "Rendra Wijaya Effendy"."""
    starts = {span.start for name in names for span in name.mentions}
    for at, name in enumerate(names[:_MOST]):
        whole = [span for span in name.mentions if len(span) == len(name.name)] if name.type == "PER" and " " in name.name else []
        behind = _NEXT.match(page.plain, whole[0].end) if whole else None
        if behind is None or behind.start(1) in starts:
            continue
        word, low = behind.group(1), behind.group(1).lower()
        twice = page.plain.count(word)
        if twice < _TWICE or twice > page.plain.count(f"{name.name} {word}") or low in titles or words.is_verb(low):
            continue
        grown = f" {word}"
        mentions = tuple(Span(s.start, s.end + len(grown)) if page.plain.startswith(grown, s.end) else s for s in name.mentions)
        names[at] = structs.replace(name, name=name.name + grown, mentions=mentions)
    return names


def _headed(page: Page, names: list[Name]) -> list[Name]:
    """The names, a person's without the words of a heading that runs into it: "Zonasi Budi Karya", "Budi Karya Siap Gelar"."""
    long = [name for name in names if name.type == "PER" and name.name.count(" ") > 1]
    for name in long:
        whole = [span for span in name.mentions if len(span) == len(name.name)]
        if len(whole) != 1:
            continue
        before = {span.of(page.plain) for span in name.mentions if span.start < whole[0].start}
        often = Counter(span.of(page.plain) for span in name.mentions)
        usual = [said for said in before if often[said] >= _USUAL and _beside(said, name.name)]
        form = max((said for said in before if " " in said and name.name.endswith(f" {said}")), key=len, default=None)
        form = max(usual, key=len) if usual else form if form is not None and _apart(page, name.name, names) else None
        if form is not None:
            at = whole[0].start if name.name.startswith(form) else whole[0].end - len(form)
            mentions = tuple(sorted({Span(at, at + len(form)), *name.mentions} - {whole[0]}))
            names = [structs.replace(name, name=form, mentions=mentions) if other is name else other for other in names]
            continue
        head = next((other for other in names if _opens(name, other)), None)
        if head is not None:
            rest = Span(whole[0].start, whole[0].start + len(head.name))
            mentions = tuple(sorted({rest, *head.mentions, *name.mentions} - {whole[0]}))
            joined = structs.replace(head, type="PER", mentions=mentions)
            names = [joined if other is head else other for other in names if other is not name]
    return names


def _beside(short: str, said: str) -> bool:
    """Whether a name of several words opens another, or ends one of two words more, which a first name alone would not make."""
    front = said.removesuffix(f" {short}")
    return " " in short and (said.startswith(f"{short} ") or (front != said and " " in front))


def _apart(page: Page, said: str, names: Iterable[Name]) -> bool:
    """Whether a name's first word is told of without the next as what it means: in small letters, or in the name of no person."""
    word, follows, *_ = said.split(" ")
    if f" {word.lower()} " in page.plain:
        return True
    free = page.plain.count(word) > page.plain.count(f"{word} {follows}")
    return free and any(word in name.name.split(" ") for name in names if name.type != "PER")


def _opens(name: Name, head: Name) -> bool:
    """Whether a name of several words that stands more than once is followed by two or more words in another."""
    several = " " in head.name and len(head.mentions) > 1
    return several and name.name.startswith(f"{head.name} ") and name.name.count(" ") > head.name.count(" ") + 1


def _fronted(page: Page, names: list[Name], titles: Mapping[str, str], sayers: Sayers) -> list[Name]:
    """The names, a person's with the initials before it ("R.G Banyu") or a first name that is an office too ("Imam Banyu")."""
    fronts = {name: front for name in names if name.type == "PER" and (front := _front(page, name, titles, sayers))}
    bodies = {span.end for name in names if name.type != "PER" for span in name.mentions} if fronts else set()
    fronts = {name: front for name, front in fronts.items() if len(front) > _ONE or _behind(page, name, front, bodies, titles)}
    if not fronts:
        return names
    kept, taken = list[Name](), list[Span]()
    for name, front in fronts.items():
        length = len(front)
        led = page.plain.startswith
        mentions = tuple(Span(s.start - length, s.end) if led(front, s.start - length) else s for s in name.mentions[:_MOST])
        kept.append(structs.replace(name, name=front + name.name, mentions=(*mentions, *name.mentions[_MOST:])))
        taken += mentions
    for name in names:
        left = tuple(span for span in name.mentions if not any(span.overlaps(other) for other in taken[:_MOST]))
        if name not in fronts and left:
            kept.append(structs.replace(name, mentions=left))
    return kept


def _behind(page: Page, name: Name, front: str, bodies: set[int], titles: Mapping[str, str]) -> bool:
    """Whether one initial stands behind a body's or a place's name or a title, so that no first name goes before it."""
    end = name.mentions[0].start - len(front) - 1
    return end in bodies or page.folded[max(0, end - _ALIAS) : end].rpartition(" ")[2] in titles


def _front(page: Page, name: Name, titles: Mapping[str, str], sayers: Sayers) -> str:
    """What stands before the first mention of a person and is of his name."""
    start = name.mentions[0].start
    initials = _INITIALS.search(page.plain, max(0, start - _FRONT), start)
    if initials is not None:
        letters = initials.group().replace(".", "").strip().lower()
        alone = len(letters) > 1 or not _NEXT.match(page.plain, name.mentions[0].end)
        return initials.group() if letters not in titles and alone else ""
    given = _GIVEN.search(page.plain, max(0, start - _FRONT), start) if " " not in name.name else None
    if given is None or given.group(1).lower() not in sayers.given:
        return ""
    before = page.folded[max(0, start - _FRONT * 2) : given.start(1)].rstrip(" )").replace("(", " ").split(" ")[-1]
    return f"{given.group(1)} " if before in titles else ""


def _ended(name: Name, words: Clauses) -> Name:
    """A name without the word that only begins the next sentence ("Bank Sagara Sejak")."""
    *head, last = name.name.split(" ")
    small = last.lower() in either(words.prepositions, words.subordinators) and not last.isupper()
    return structs.replace(name, name=" ".join(head)) if head and small else name


def _across(page: Page, name: Name, titles: Mapping[str, str], words: Clauses) -> Name:
    """A person's name with what stands behind the line that it fills."""
    for at, span in enumerate(name.mentions):
        if " " not in name.name or span.of(page.plain) != name.name or not _OPEN.match(page.plain, span.start - 2):
            continue
        rest = _REST.match(page.plain, span.end)
        low = rest.group(1).split(" ")[0].lower() if rest is not None else ""
        if rest is not None and low not in titles and not words.is_verb(low) and low not in words.prepositions:
            mentions = (*name.mentions[:at], Span(span.start, rest.end(1)), *name.mentions[at + 1 :])
            return structs.replace(name, name=f"{name.name} {rest.group(1)}", mentions=mentions, rule="names:across")
    return name


def _defined(page: Page, names: Sequence[Name]) -> Iterator[Name]:
    """The names, a short form that stands for itself under the words whose first letters it is."""
    own = {name.name for name in names}
    short = [lead for name in names if _SHORT.fullmatch(lead := _lead(name))]
    meant = dict(_meant(page, short[:_MOST])) if short else {}
    people = [span for name in names if name.type == "PER" for span in name.mentions[:1]]
    meant = {form: told for form, told in meant.items() if not any(told[0].overlaps(span) for span in people)}
    taken = [span for form, (span, _) in meant.items() if form in own]
    for name in names:
        if name.name in meant:
            span, words = meant[name.name]
            yield structs.replace(
                name, name=words, type="ORG", mentions=tuple(sorted({span, *name.mentions})), rule="names:defined"
            )
        elif any(span.overlaps(mention) for span in taken for mention in name.mentions[:_MOST]):
            continue
        elif (lead := _lead(name)) in meant:
            yield structs.replace(name, name=meant[lead][1] + name.name.removeprefix(lead), rule="names:defined")
        else:
            yield name


def _lead(name: Name) -> str:
    """The first word of a body's name ("HPB Banyu"), all of another's."""
    return name.name.partition(" ")[0] if name.type == "ORG" else name.name


def _meant(page: Page, short: Iterable[str]) -> Iterator[tuple[str, tuple[Span, str]]]:
    """What short forms mean: the words before the brackets in which they stand first."""
    wanted = {form for form in short if f"({form})" in page.plain}
    for found in _DEFINED.finditer(page.plain) if wanted else ():
        if found.group(2) in wanted:
            wanted.discard(found.group(2))
            words = _initials(found, found.group(2))
            if words is not None:
                yield found.group(2), words


def _initials(found: re.Match[str], letters: str) -> tuple[Span, str] | None:
    """The words before a bracket of which a short form has the first letters, all of them."""
    pieces = list(_CAPITAL.finditer(found.string[found.start() : found.end(1)]))[-len(letters) :]
    if "".join(piece.group()[0] for piece in pieces) != letters:
        return None
    span = Span(found.start() + pieces[0].start(), found.start() + pieces[-1].end())
    return span, " ".join(span.of(found.string).split())


def _put_together(page: Page, names: Sequence[Name], titles: Mapping[str, str], sayers: Sayers) -> list[Name]:
    """The names, one put together of another's words, cut short of it or joined to it, under that one ("Renwi", "ARY", "Ren")."""
    full = [name for name in names if name.type == "PER"][:_MOST]
    led: dict[str, list[Span]] = {}
    gone = set()
    for name in names[:_MOST] if full else ():
        if " " not in name.name:
            one = {other.name for other in full if _stands_for(page, name, other, titles, sayers)}
            if len(one) == 1:
                led.setdefault(one.pop(), []).extend(name.mentions)
                gone.add(name.name)
    return [
        structs.replace(name, mentions=tuple(sorted({*name.mentions, *led[name.name]}))) if name.name in led else name
        for name in names
        if name.name not in gone
    ]


def _stands_for(page: Page, name: Name, other: Name, titles: Mapping[str, str], sayers: Sayers) -> bool:
    """Whether a name of one word is put together of a person's; one taken for a body only where the article says so ("(ARY)")."""
    told = name.type == "PER" or any(page.plain.startswith(f" ({name.name})", span.end) for span in other.mentions[:1])
    if not told:
        return False
    words = other.name.split(" ")
    return _of_beginnings(name.name, words) or _cut_short(page, name, other, titles) or _joined(page, name, other, sayers)


def _cut_short(page: Page, name: Name, other: Name, titles: Mapping[str, str]) -> bool:
    """Whether a name is the beginning of a first name told before it ("Alex"), and nobody introduced by it ("Alex (34)")."""
    first, alone = other.name.split(" ")[0], name.mentions[0]
    least = _CLIPPED if " " in other.name else _CLIPPED + 1  # "Budi" of "Budianto"
    short = least <= len(name.name) < len(first) and first.startswith(name.name)
    apposed = _APPOSED.match(page.folded, alone.end) if short else None
    introduced = page.plain.startswith(" (", alone.end) or (apposed is not None and apposed.group(1) in titles)
    return short and other.mentions[0].start < alone.start and not introduced


def _joined(page: Page, name: Name, other: Name, sayers: Sayers) -> bool:
    """Whether a word for it joins the name to a person's: "Rendra Wijaya alias Haji Isan"."""
    low = name.name.lower()
    for span in other.mentions[:_TOLD]:
        behind = _ENDS.split(page.folded[span.end : span.end + _ALIAS].lstrip(" ,("))[0]
        joins = next((word for word in sayers.alias if behind.startswith(word)), None)
        if joins is not None and low in re.findall(r"\w+", behind[len(joins) :])[:_TOLD]:
            return True
    return False


def _of_beginnings(short: str, words: Sequence[str]) -> bool:
    """Whether a name is put together of the beginnings of two words or more, or of the first letters of three."""
    if short.isupper():
        return len(words) > _PIECE and short == "".join(word[0] for word in words)
    low, first = short.lower(), words[0].lower()
    if len(low) < _LEAST or low in (word.lower() for word in words):
        return False
    return any(
        low.startswith(first[:cut]) and any(_begins(low[cut:], word.lower()) for word in words[1:])
        for cut in range(_PIECE, min(len(first), len(low) - _PIECE) + 1)
    )


def _begins(rest: str, word: str) -> bool:
    """Whether a word begins with `rest`, or with three letters of it and has the last one behind them ("soet" of "soesatyo")."""
    least, last = len(rest) - 1, rest[-1:]
    return len(rest) >= _PIECE and (
        word.startswith(rest) or (least >= _CLIPPED and word.startswith(rest[:least]) and last in word[least:])
    )
