"""From tokens to the blocks of a page: what is open, what closes it, where a line ends."""

from __future__ import annotations

import re
from functools import lru_cache

from silang.sources.pages import styles
from silang.sources.pages.blocks import Block, Element, Markup, Run
from silang.sources.pages.signs import Signs
from silang.sources.pages.tokens import MOST_ATTRIBUTES, attributes, tokens

_VOID = frozenset(("area", "base", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"))
# Elements within a line; every other one is a block. What browsers close on their own is closed by the rules of `_Tree`.
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "amp-fit-text",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
# What is no text of a page, whatever stands in it.
_UNSEEN = frozenset(
    [
        "audio",
        "button",
        "canvas",
        "datalist",
        "dialog",
        "head",
        "iframe",
        "map",
        "math",
        "noscript",
        "object",
        "option",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "video",
    ]
)
_WHOLE = frozenset(("html", "body", "main", "article"))  # never taken for a box, whatever they are called


MOST_ELEMENTS = 200_000  # of a page: the longest saved one has some thousands


def parse(page: str) -> Markup:
    """The blocks and the metadata of a page, in linear time; a page without a tag is one block.

    What follows more elements than any page has is not looked at, and `endless` says so.
    """
    tree = _Tree(page)
    at = 0
    for token in tokens(page):
        start, end = token.span()
        if at < start:
            tree.text(at, start)
        at = end
        tag = token["tag"]
        if tag is not None:
            if len(tree.markup.elements) > MOST_ELEMENTS:
                tree.markup.endless = True
                break
            if token["end"]:
                tree.close(tag.lower())
            else:
                tree.open(tag.lower(), token["attributes"])
        elif token["opaque"] is not None:
            tree.opaque(token["opaque"].lower(), token["own"], token.span("content"))
    if at < len(page):
        tree.text(at, len(page))
    tree.end_block()
    return tree.markup


_HEADS = frozenset(("head", "noscript", "template", "object"))
_HEADING = re.compile(r"h[1-6]")
_CLOSING = frozenset(("area", "img", "hr", "embed"))  # of the void ones, those that end a line


class _Tree:
    """The open elements, and the block that is being filled."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.markup = Markup(elements=[Element("", 0, Signs(), {})])
        self.open_ = [0]
        self.scopes: list[dict[str, int]] = [{}]  # how often each tag within lines is open, since each block
        self.blocks_open: dict[str, int] = {}
        self.block: Block | None = None
        self.broken = False
        self.linked = self.signed = self.unseen = 0  # open links; open authors within lines; open elements that nobody sees

    def text(self, start: int, end: int) -> None:
        """Text between two tokens."""
        if self.unseen:
            return
        page = self.page
        if self.block is None:
            if page[start].isspace() and page[start:end].isspace():
                return
            self.block = Block(self.open_[-1] if not self.scopes[-1] else self._holder(), broken=self.broken)
            self.broken = False
        length = len(page[start:end].strip())
        self.block.runs.append((start, end))
        self.block.length += length
        if self.linked:
            self.block.linked += length
        if self.signed:
            self.block.signed = True

    def _holder(self) -> int:
        """The innermost open element that is a block."""
        at = self.open_[-1]
        elements = self.markup.elements
        while elements[at].tag in _INLINE:
            at = elements[at].parent
        return at

    def end_block(self) -> None:
        """The end of a line."""
        if self.block is not None:
            self.block.heading = _HEADING.fullmatch(self.markup.elements[self.block.element].tag) is not None
            self.markup.blocks.append(self.block)
            self.block = None
        self.broken = False

    def open(self, tag: str, raw: str) -> None:
        """A start tag."""
        if tag == "br":
            broken = self.block is not None
            self.end_block()
            self.broken = broken
            return
        if tag in _VOID:
            self._void(tag, raw)
            return
        signs, given = self._signs(tag, raw)
        if tag not in _INLINE:
            self.end_block()
            if self.blocks_open.get("head") and tag not in _HEADS:
                self._pop_to("head")
            if self.blocks_open.get("p"):
                self._pop_to("p")
            self.scopes.append({})
            self.blocks_open[tag] = self.blocks_open.get(tag, 0) + 1
        else:
            scope = self.scopes[-1]
            if tag == "a" and scope.get("a"):
                self._pop_to("a")
            scope[tag] = scope.get(tag, 0) + 1
        self._push(tag, signs, given)

    def _push(self, tag: str, signs: Signs, given: dict[str, str]) -> None:
        markup = self.markup
        if tag == "a":
            self.linked += 1
            markup.links += 1
        if tag == "time" and "datetime" in given:
            markup.times.append((given["datetime"], len(markup.blocks)))
        said = given.get("content") or given.get("datetime") if "itemprop" in given else None
        if said:
            markup.meta.append((f"itemprop:{given['itemprop'].lower()}", said))
        if signs.hidden or tag in _UNSEEN:
            self.unseen += 1
        if signs.author and tag in _INLINE:
            self.signed += 1
        markup.elements.append(Element(tag, self.open_[-1], signs, given))
        self.open_.append(len(markup.elements) - 1)

    def close(self, tag: str) -> None:
        """An end tag; one that nothing opened means nothing, but that of a paragraph ends a line."""
        if tag in _INLINE:
            if self.scopes[-1].get(tag):
                self._pop_to(tag)
        elif tag == "br":
            self.open("br", "")
        else:
            if tag == "p" or self.blocks_open.get(tag):
                self.end_block()
            if self.blocks_open.get(tag):
                self._pop_to(tag)

    def _pop_to(self, tag: str) -> None:
        """Close open elements up to the innermost of `tag`, which is known to be open."""
        elements = self.markup.elements
        while True:
            element = elements[self.open_.pop()]
            if element.tag in _INLINE:
                self.scopes[-1][element.tag] -= 1
                if not self.scopes[-1][element.tag]:
                    del self.scopes[-1][element.tag]
                self.linked -= element.tag == "a"
                self.signed -= element.signs.author
            else:
                self.end_block()
                self.scopes.pop()
                self.blocks_open[element.tag] -= 1
            self.unseen -= element.signs.hidden or element.tag in _UNSEEN
            if element.tag == tag:
                return

    def opaque(self, tag: str, raw: str, content: Run) -> None:
        """An element whose content is no markup: a title, data of a script; else nothing that is read."""
        if content[0] < 0:
            return
        if tag == "title" and self.markup.title is None:
            self.markup.title = content
        elif tag == "style":
            self.markup.concealed |= styles.hidden(self.page[content[0] : min(content[1], content[0] + styles.MOST_STYLE)])
        elif tag == "script":
            kind = attributes(raw).get("type", "").lower()
            if "ld+json" in kind:
                self.markup.data.append(content)
            elif content[1] - content[0] > _MOST_CODE:
                self.markup.scripted = True

    def _void(self, tag: str, raw: str) -> None:
        given = attributes(raw)
        if tag == "meta":
            content = given.get("content", "").strip()
            for key in ("property", "name", "itemprop", "http-equiv"):
                if content and given.get(key):
                    prefix = "itemprop:" if key == "itemprop" else ""
                    self.markup.meta.append((prefix + given[key].strip().lower(), content))
        elif tag == "link":
            for relation in given.get("rel", "").lower().split():
                if given.get("href"):
                    self.markup.relations.setdefault(relation, given["href"].strip())
        elif tag in _CLOSING:
            self.end_block()

    @staticmethod
    def _signs(tag: str, raw: str) -> tuple[Signs, dict[str, str]]:
        """What the names of an element say, and its attributes where any of them is one that tells something."""
        if not raw or _TELLING.search(raw, 0, MOST_ATTRIBUTES) is None:
            return Signs.of_tag(tag), _NOTHING
        return _told(tag, raw) if len(raw) < _SHORT else _told.__wrapped__(tag, raw)


_TELLING = re.compile(r"class|id\s*=|style|hidden|role|itemprop|rel\s*=|datetime", re.IGNORECASE)
_SHORT = 200  # characters of a tag that is worth keeping: pages of one outlet are made of the same


@lru_cache(maxsize=4096)
def _told(tag: str, raw: str) -> tuple[Signs, dict[str, str]]:
    given = attributes(raw)
    return Signs.of(tag, given, boxed=tag not in _WHOLE), given


_NOTHING: dict[str, str] = {}
_MOST_CODE = 4_000  # characters of a script from which on it may hold the page's text
