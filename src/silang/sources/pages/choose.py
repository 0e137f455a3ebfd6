"""Which blocks of a page are the article: the element whose running text outweighs the links around it, without its boxes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from silang.sources.pages.blocks import Block, Element, Markup

LEAST_PROSE = 40  # characters of a block that reads as running text
SURE_PROSE = 140  # characters from which on it needs no full stop
COST = 40  # characters of running text that a block must have to speak for its element
LINKED = 0.4  # the part of a block that may be links
LINK = 60  # what a block of links costs besides its length
LABEL = 10  # what a label costs
LEAST_LINK = 20  # characters of a link that is another article's title
MOST_DATELINE = 80  # characters
MOST_SIGNED = 160  # characters of a line that signs an article
FAR = 30  # blocks after it that initials may stand in
AFTER = 4  # lines after the last running text that may sign it: initials, who edited
MOST_WORDS = 50_000  # characters at either end of a block that are looked at
MOST = 0.5  # of the page's running text: an element that holds more is no box


class Chosen(Struct, frozen=True):
    """The blocks that are the article, by their places in order.

    `prose` are the characters of running text in them, `around` those in the page; of their `paragraphs`, `teased` stand right
    below a link of their own, as in lists of other articles.
    """

    blocks: tuple[int, ...]
    prose: int
    paragraphs: int
    teased: int
    around: int


def choose(page: str, markup: Markup, boxes: frozenset[str], teasers: Sequence[str]) -> Chosen:
    """The article's blocks; none where no element holds more running text than links.

    `boxes` are the words of the page's language for boxes beside an article, `teasers` what opens a line that points to another.
    """
    blocks = markup.blocks
    texts = [words(page, block) for block in blocks]
    prose = [is_prose(block, text) for block, text in zip(blocks, texts, strict=True)]
    boxed = _boxed(markup, prose, boxes)
    weights = [0 if boxed[block.element] else weight(block, told) for block, told in zip(blocks, prose, strict=True)]
    sums = _sums(markup, weights)
    best = max(range(len(sums)), key=lambda at: (sums[at], at), default=0)
    inside = _inside(markup, best, sums)
    linked = _linked(markup, sums, inside)
    kept = [
        at
        for at, block in enumerate(blocks)
        if inside[block.element] and not boxed[block.element] and not linked[block.element] and _belongs(block, texts[at], teasers)
    ]
    kept = _trimmed(_unlabelled(kept, blocks, texts, teasers), blocks, prose, texts)
    paragraphs = [at for at in kept if prose[at]]
    return Chosen(
        (*_opened(paragraphs, blocks, texts), *kept),
        sum(blocks[at].length for at in paragraphs),
        len(paragraphs),
        sum(1 for at in paragraphs if at and _is_link(blocks[at - 1])),
        sum(block.length for block, told in zip(blocks, prose, strict=True) if told),
    )


def words(page: str, block: Block) -> str:
    """The words of a block, white space in one form, entities as they stand; of a block beyond measure its begin and end."""
    whole = "".join(page[start:end] for start, end in block.runs)
    return " ".join((whole if len(whole) < MOST_WORDS else whole[:MOST_WORDS] + whole[-MOST_WORDS:]).split())


_ENDS = (".", "!", "?", "…", '"', "”", "’", "'", ")", ":", ";", "&rdquo;", "&quot;", "&hellip;", "*")


def is_prose(block: Block, text: str) -> bool:
    """Whether a block reads as running text: long enough, not mostly links, and ended as a sentence unless it is longer still."""
    if block.heading or block.length < LEAST_PROSE or block.linked > LINKED * block.length:
        return False
    return text.count(" ") > 5 and (text.endswith(_ENDS) or block.length >= SURE_PROSE)


def weight(block: Block, prose: bool) -> int:
    """What a block says for its element being the article, in characters."""
    if prose:
        return max(5, block.length - COST)
    if 2 * block.linked >= block.length:
        return -(block.length + LINK)
    return -LABEL


def _sums(markup: Markup, weights: Iterable[int]) -> list[int]:
    """For each element what its blocks weigh, those of the elements inside with it."""
    sums = [0] * len(markup.elements)
    for block, value in zip(markup.blocks, weights, strict=True):
        sums[block.element] += value
    for at in range(len(sums) - 1, 0, -1):
        sums[markup.elements[at].parent] += sums[at]
    return sums


def _boxed(markup: Markup, prose: Sequence[bool], words_: frozenset[str]) -> list[bool]:
    """For each element whether it or one above it is a box; what holds most of the page's running text is none."""
    held = _sums(markup, (block.length if told else 0 for block, told in zip(markup.blocks, prose, strict=True)))
    most = MOST * held[0]
    boxed = [False] * len(markup.elements)
    for at, element in enumerate(markup.elements[1:], 1):
        own = element.signs.box or not element.signs.names.isdisjoint(words_) or _concealed(element, markup.concealed)
        boxed[at] = boxed[element.parent] or (own and held[at] <= most)
    return boxed


def _concealed(element: Element, names: set[str]) -> bool:
    """Whether the page's style sheet hides the element by its class or id."""
    if not names or not element.attributes:
        return False
    classes = (f".{name}" for name in element.attributes.get("class", "").split())
    return f"#{element.attributes.get('id')}" in names or any(name in names for name in classes)


def _inside(markup: Markup, chosen: int, sums: Sequence[int]) -> list[bool]:
    """For each element whether it stands in the chosen one, or in one beside it that is called the same and speaks for itself."""
    inside = [False] * len(markup.elements)
    best = markup.elements[chosen]
    for at, element in enumerate(markup.elements):
        beside = at > 0 and sums[at] > 0 and element.parent == best.parent and element.tag == best.tag
        inside[at] = at == chosen or inside[element.parent] or (beside and element.signs.names == best.signs.names)
    return inside


def _linked(markup: Markup, sums: Sequence[int], inside: Sequence[bool]) -> list[bool]:
    """For each element inside the article whether it or one above it there holds links and little else."""
    links, length = [0] * len(sums), [0] * len(sums)
    for block in markup.blocks:
        links[block.element] += block.linked
        length[block.element] += block.length
    for at in range(len(sums) - 1, 0, -1):
        parent = markup.elements[at].parent
        links[parent] += links[at]
        length[parent] += length[at]
    linked = [False] * len(sums)
    for at in range(1, len(sums)):
        linked[at] = inside[at] and (linked[markup.elements[at].parent] or (sums[at] < 0 and 2 * links[at] > length[at]))
    return linked


def _is_link(block: Block) -> bool:
    return block.length >= LEAST_LINK and 10 * block.linked >= 9 * block.length


def _belongs(block: Block, text: str, teasers: Sequence[str]) -> bool:
    """Whether a block within the article is its own: neither a link alone nor a pointer to another article."""
    if not text.replace("&nbsp;", "").strip() or 10 * block.linked >= 9 * block.length:
        return False
    return not (block.linked and _opens(text, teasers))


def _opens(text: str, teasers: Sequence[str]) -> bool:
    return text.lower().lstrip("([*-•|> ").startswith(tuple(teasers))


def _unlabelled(kept: list[int], blocks: Sequence[Block], texts: Sequence[str], teasers: Sequence[str]) -> list[int]:
    """Without the labels over links that were left out: those that say so, and headings under which nothing else is left."""
    found = []
    for at, after in zip(kept, [*kept[1:], len(blocks)], strict=False):  # of none, none
        followed = after > at + 1 and blocks[at + 1].linked
        label = _opens(texts[at], teasers) and blocks[at].length < LEAST_PROSE
        if not (followed and (label or (blocks[at].heading and (after == len(blocks) or blocks[after].heading)))):
            found.append(at)
    return found


def _opened(paragraphs: Sequence[int], blocks: Sequence[Block], texts: Sequence[str]) -> Iterator[int]:
    """The block before the first paragraph that holds but the dateline it begins with, up to a dash."""
    for at in range(max(0, paragraphs[0] - 2), paragraphs[0]) if paragraphs else ():
        if is_dateline(texts[at]) and 2 * blocks[at].linked <= blocks[at].length:
            yield at


def is_dateline(text: str) -> bool:
    """Whether a line is but a dateline: a few words up to a dash.

    >>> is_dateline("CIRATA, KoranRawa &ndash;"), is_dateline("-")
    (True, False)
    """
    bare = text.replace("&nbsp;", " ").rstrip()
    return bare.endswith(_DASHES) and 3 < len(bare) < MOST_DATELINE


_DASHES = ("-", "–", "—", "&ndash;", "&mdash;")


def _trimmed(kept: Sequence[int], blocks: Sequence[Block], prose: Sequence[bool], texts: Sequence[str]) -> list[int]:
    """From the first running text to the last, with the few lines that sign it before the next link and its label, or initials."""
    told = [at for at in kept if prose[at]]
    if not told:
        return []
    after = next((at for at in range(told[-1] + 1, len(blocks)) if blocks[at].linked), len(blocks))
    ends = [at for at in kept if told[-1] < at < after - 1 + (after == len(blocks)) and len(texts[at]) < MOST_SIGNED]
    initials = [at for at in kept if after - 1 <= at <= told[-1] + FAR and _INITIALS.fullmatch(texts[at])]
    return [*(at for at in kept if told[0] <= at <= told[-1]), *ends[:AFTER], *initials[:1]]


_INITIALS = re.compile(r"[(\[]\*?[\w./* -]{1,30}[)\]]\*?")
