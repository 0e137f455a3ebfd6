"""What a page is made of: blocks of text, the elements that they stand in, and what its head says."""

from __future__ import annotations

from dataclasses import dataclass, field

from silang.sources.pages.signs import Signs

Run = tuple[int, int]


@dataclass(slots=True)
class Element:
    """An element by its tag, its parent's place in `Markup.elements`, what its names and those above it say, and its attributes."""

    tag: str
    parent: int
    signs: Signs
    attributes: dict[str, str]


@dataclass(slots=True)
class Block:
    """Runs of text that read as one line: `[start, end)` of the page, entities and white space as they stand there.

    `length` counts its characters without blanks at the ends of runs, `linked` those of links. `element` is the innermost one that
    holds the whole block. `broken` says that but a `<br>` stands before it, `signed` that words of it are called an author's.
    """

    element: int
    runs: list[Run] = field(default_factory=list)
    length: int = 0
    linked: int = 0
    broken: bool = False
    signed: bool = False
    heading: bool = False


@dataclass(slots=True)
class Markup:
    """What stands in a page: blocks in order, elements, metadata as `(key, value)`, links by relation, the places of JSON-LD.

    `times` are those that `<time>` gives for programs, each with the place of the block that it stands in or before; `links` counts
    links; `scripted` says that a script is long enough to hold the page's text; `concealed` are the classes and ids (`.a`,
    `#b`) that the page's own style sheets hide; `endless` says that the page has more elements than were looked at.
    """

    blocks: list[Block] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    meta: list[tuple[str, str]] = field(default_factory=list)
    relations: dict[str, str] = field(default_factory=dict)
    data: list[Run] = field(default_factory=list)
    title: Run | None = None
    times: list[tuple[str, int]] = field(default_factory=list)
    links: int = 0
    scripted: bool = False
    concealed: set[str] = field(default_factory=set)
    endless: bool = False
