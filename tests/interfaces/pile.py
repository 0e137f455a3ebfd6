"""A dossier made by hand from four invented reports, with every kind of thing that a page has to show."""

from __future__ import annotations

import hashlib

import msgspec

from silang.model import (
    Actor,
    Answer,
    Attribution,
    BriefSentence,
    Credit,
    Debris,
    Dossier,
    Edge,
    Evidence,
    Figure,
    Finding,
    Form,
    Masthead,
    Name,
    Origins,
    Pair,
    Party,
    Position,
    Published,
    Quantity,
    Reading,
    ReadingFinding,
    Source,
    Stance,
    Statement,
    Step,
    Story,
    StoryArticle,
    TimelineEntry,
    Timex,
    Witness,
)
from silang.spans import Span

TEXTS = {
    "samudra": (
        "Kapal Feri Tenggelam di Selat Batulaya\n"
        "Penulis: Ratna Wulandari\n"
        "BATULAYA, Harian Samudra - Kapal feri KM Cahaya Sembilan tenggelam di Selat Batulaya pada Senin (10/3/2025) malam. "
        "Badan Pencarian Laut menyebut sekitar 120 penumpang berada di atas kapal.\n"
        "Kepala Badan Pencarian Laut Rudi Hartawan mengatakan sedikitnya 14 orang meninggal dunia hingga Selasa (11/3/2025). "
        '"Gelombang di selat itu setinggi tiga sampai empat meter, dan kami menduga muatan kapal bergeser," kata Rudi.\n'
        "Baca juga: Cuaca Buruk Menunda Pelayaran\n"
        "PT Bahari Lintas, pemilik kapal, membantah bahwa kapal itu kelebihan muatan. Juru bicaranya, Dewi Maharani, "
        "menegaskan manifes mencatat 96 penumpang. Ratusan warga menunggu kabar di pelabuhan.\n"
        "(rw/ds)"
    ),
    "lensanusa": (
        "Lensa Nusa - Korban meninggal akibat tenggelamnya KM Cahaya Sembilan bertambah menjadi 23 orang, menurut Kantor Berita "
        "Nusa yang mengutip Badan Pencarian Laut, Rabu (12/3/2025).\n"
        "Rudi Hartawan menuturkan ombak setinggi tiga sampai empat meter menghantam kapal. "
        '"Kami menduga muatannya bergeser," ujarnya.\n'
        "Dewi Maharani dari PT Bahari Lintas menolak berkomentar soal kelebihan muatan.\n"
        "Gubernur Batulaya Yusran Malik memperkirakan kerugian paling banyak Rp1,5 triliun.\n"
    ),
    "wartakini": (
        "Warta Kini - Kapal feri KM Cahaya Sembilan tenggelam di Selat Batulaya pada Senin (10/3/2025) malam. "
        "Badan Pencarian Laut menyebut 120 penumpang berada di atas kapal.\n"
        "Sebanyak 31 orang meninggal dunia, kata seorang nelayan.\n"
        "Kapal itu membawa hingga 150 penumpang, menurut Persatuan Nelayan Batulaya.\n"
    ),
    "kabartimur": (
        "Kabar Timur - Polisi Laut membenarkan kapal itu kelebihan muatan. Menurut Kepala Polisi Laut Komisaris Anton Sibarani, "
        "Rabu (13/3/2025), antara 140 dan 160 orang menumpang KM Cahaya Sembilan, lebih dari jumlah di manifes.\n"
        "Anton mengatakan kurang dari 40 baju pelampung ditemukan. Ribuan liter solar tumpah ke laut.\n"
        "Yusran Mallik meminta semua pelayaran dihentikan.\n"
    ),
}
OUTLETS = {"samudra": "Harian Samudra", "lensanusa": "Lensa Nusa", "wartakini": "Warta Kini", "kabartimur": "Kabar Timur"}
DAYS = {"samudra": "2025-03-11T20:15:00+07:00", "lensanusa": "2025-03-12", "wartakini": "2025-03-12", "kabartimur": "2025-03-13"}


class Maker:
    """Builds the items of one text; spans are found by their words, each of which must stand there."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.quantities: list[Quantity] = []
        self.attributions: list[Attribution] = []

    def span(self, words: str, n: int = 1) -> Span:
        at = -1
        for _ in range(n):
            at = self.text.index(words, at + 1)
        return Span(at, at + len(words))

    def maybe(self, words: str | None) -> Span | None:
        return None if words is None else self.span(words)

    def count(self, words: str, numeral: str, low: float, bound: str, counted: str | None = None, **more: object) -> int:
        whole = self.span(words)
        at = self.text.index(numeral, whole.start)
        high = more.pop("high", None if bound == "order" else low)
        item = {"span": whole, "numeral": Span(at, at + len(numeral)), "low": low, "high": high, "bound": bound}
        item |= {"counted": self.maybe(counted), "rule": f"quantity.{bound}", "steps": (Step(rule="numeral", span=whole),)}
        self.quantities.append(Quantity(**{**item, **more}))  # type: ignore[arg-type]
        return len(self.quantities) - 1

    def say(
        self,
        source: str | None,
        speaker: str | None,
        cue: str | None,
        *content: str,
        form: Form = "indirect",
        stance: Stance | None = "asserts",
        date: str | None = None,
        via: tuple[str, ...] = (),
        chain: tuple[str, ...] = (),
    ) -> int:
        self.attributions.append(
            Attribution(
                source=self.maybe(source),
                speaker=speaker,
                cue=self.maybe(cue),
                content=tuple(map(self.span, content)),
                form=form,
                stance=stance,
                date=date,
                via=via,
                chain=tuple(map(self.span, chain)),
                rule=f"speech.{form}",
            )
        )
        return len(self.attributions) - 1

    def time(self, words: str, begin: str, **more: object) -> Timex:
        item = {"span": self.span(words), "type": "DATE", "value": begin, "begin": begin, "end": begin, "rule": "date.full"}
        return Timex(**{**item, **more})  # type: ignore[arg-type]

    def name(self, name: str, kind: str, *mentions: str) -> Name:
        return Name(name=name, type=kind, mentions=tuple(map(self.span, mentions or (name,))), rule="name.list")  # type: ignore[arg-type]

    def reading(self, name: str, **more: object) -> Reading:
        return Reading(
            id=hashlib.sha256(self.text.encode()).hexdigest(),
            name=name,
            source=Source(),
            text=self.text,
            article=Masthead(
                outlet=OUTLETS[name],
                language="id",
                published=Published(value=DAYS[name], basis="header"),
                bylines=BYLINES.get(name, ()),
            ),
            quantities=tuple(self.quantities),
            attributions=tuple(self.attributions),
            **more,  # type: ignore[arg-type]
        )


BYLINES = {"samudra": ("Ratna Wulandari",)}


def _samudra() -> Reading:
    m = Maker(TEXTS["samudra"])
    m.count("sekitar 120 penumpang", "120", 120, "about", "penumpang")
    m.count("sedikitnya 14 orang", "14", 14, "at_least", "orang")
    m.count("tiga sampai empat meter", "tiga", 3, "range", high=4, unit="m")
    m.count("96 penumpang", "96", 96, "exact", "penumpang")
    m.count("Ratusan warga", "Ratusan", 100, "order", "warga")
    m.say(
        "Badan Pencarian Laut", "Badan Pencarian Laut", "menyebut", "sekitar 120 penumpang berada di atas kapal", date="2025-03-11"
    )
    m.say(
        "Kepala Badan Pencarian Laut Rudi Hartawan",
        "Rudi Hartawan",
        "mengatakan",
        "sedikitnya 14 orang meninggal dunia hingga Selasa (11/3/2025)",
        date="2025-03-11",
    )
    m.say(
        "Rudi.",
        "Rudi Hartawan",
        "kata Rudi",
        "Gelombang di selat itu setinggi tiga sampai empat meter, dan kami menduga muatan kapal bergeser",
        form="direct",
        date="2025-03-11",
        chain=("Rudi Hartawan",),
    )
    m.say("PT Bahari Lintas", "PT Bahari Lintas", "membantah", "kapal itu kelebihan muatan", stance="denies", date="2025-03-11")
    m.say("Dewi Maharani", "Dewi Maharani", "menegaskan", "manifes mencatat 96 penumpang", date="2025-03-11")
    header = m.text.index("BATULAYA, Harian")
    return m.reading(
        "samudra",
        not_body=(
            Debris(span=Span(0, header), kind="header", rule="debris.header"),
            Debris(span=m.span("Baca juga: Cuaca Buruk Menunda Pelayaran"), kind="related", rule="debris.related"),
            Debris(span=m.span("(rw/ds)"), kind="signature", rule="debris.signature"),
        ),
        times=(
            m.time("Senin (10/3/2025) malam", "2025-03-10"),
            m.time("Selasa (11/3/2025)", "2025-03-11", anchor="2025-03-11", steps=(Step(rule="weekday", span=m.span("Selasa")),)),
        ),
        names=(
            m.name("Badan Pencarian Laut", "ORG"),
            m.name("Rudi Hartawan", "PER"),
            m.name("Dewi Maharani", "PER"),
            m.name("Selat Batulaya", "LOC"),
        ),
    )


def _lensanusa() -> Reading:
    m = Maker(TEXTS["lensanusa"])
    m.count("23 orang", "23", 23, "exact", "orang")
    m.count("tiga sampai empat meter", "tiga", 3, "range", high=4, unit="m")
    m.count("paling banyak Rp1,5 triliun", "1,5 triliun", 1_500_000_000_000, "at_most", unit="IDR")
    m.say(
        "Badan Pencarian Laut",
        "Badan Pencarian Laut",
        "mengutip",
        "Korban meninggal akibat tenggelamnya KM Cahaya Sembilan bertambah menjadi 23 orang",
        date="2025-03-12",
        via=("Kantor Berita Nusa",),
    )
    m.say(
        "Rudi Hartawan", "Rudi Hartawan", "menuturkan", "ombak setinggi tiga sampai empat meter menghantam kapal", date="2025-03-11"
    )
    m.say("ujarnya", "Rudi Hartawan", "ujarnya", "Kami menduga muatannya bergeser", form="direct", chain=("Rudi Hartawan",))
    m.say(
        "Dewi Maharani", "Dewi Maharani", "menolak berkomentar", "kelebihan muatan", stance="declines_to_comment", date="2025-03-12"
    )
    m.say(
        "Gubernur Batulaya Yusran Malik", "Yusran Malik", "memperkirakan", "kerugian paling banyak Rp1,5 triliun", stance="predicts"
    )
    return m.reading(
        "lensanusa",
        times=(m.time("Rabu (12/3/2025)", "2025-03-12"),),
        names=(m.name("Rudi Hartawan", "PER"), m.name("Yusran Malik", "PER"), m.name("KM Cahaya Sembilan", "ORG")),
        credits=(Credit(span=m.span("Kantor Berita Nusa"), name="Kantor Berita Nusa", rule="credit.cites"),),
    )


def _wartakini() -> Reading:
    m = Maker(TEXTS["wartakini"])
    m.count("120 penumpang", "120", 120, "exact", "penumpang")
    m.count("31 orang", "31", 31, "exact", "orang")
    m.count("hingga 150 penumpang", "150", 150, "up_to", "penumpang")
    m.say("Badan Pencarian Laut", "Badan Pencarian Laut", "menyebut", "120 penumpang berada di atas kapal")
    m.say("seorang nelayan", None, "kata", "Sebanyak 31 orang meninggal dunia")
    m.say("Persatuan Nelayan Batulaya", "Persatuan Nelayan Batulaya", "menurut", "Kapal itu membawa hingga 150 penumpang")
    return m.reading("wartakini", times=(m.time("Senin (10/3/2025) malam", "2025-03-10"),))


def _kabartimur() -> Reading:
    m = Maker(TEXTS["kabartimur"])
    m.count("antara 140 dan 160 orang", "140", 140, "range", "orang", high=160)
    m.count("lebih dari jumlah di manifes", "lebih", 96, "more_than")
    m.count("kurang dari 40 baju pelampung", "40", 40, "less_than", "baju pelampung")
    m.count("Ribuan liter solar", "Ribuan", 1000, "order", "solar", unit="liter")
    m.say("Polisi Laut", "Polisi Laut", "membenarkan", "kapal itu kelebihan muatan", stance="confirms", date="2025-03-13")
    m.say(
        "Kepala Polisi Laut Komisaris Anton Sibarani",
        "Anton Sibarani",
        "Menurut",
        "antara 140 dan 160 orang menumpang KM Cahaya Sembilan, lebih dari jumlah di manifes",
        date="2025-03-13",
    )
    m.say("Anton mengatakan", "Anton Sibarani", "mengatakan", "kurang dari 40 baju pelampung ditemukan", chain=("Anton Sibarani",))
    m.say("Yusran Mallik", "Yusran Mallik", "meminta", "semua pelayaran dihentikan", stance="demands", date="2025-03-13")
    day = m.span("Rabu (13/3/2025)")
    return m.reading(
        "kabartimur",
        times=(m.time("Rabu (13/3/2025)", "2025-03-13", issue="weekday-mismatch", proposal="2025-03-12", unsure=True),),
        names=(m.name("Anton Sibarani", "PER", "Anton Sibarani", "Anton mengatakan"), m.name("Yusran Mallik", "PER")),
        findings=(ReadingFinding(kind="weekday-mismatch", span=day, why="13/3/2025 jatuh pada Kamis", proposal="2025-03-12"),),
    )


def readings() -> dict[str, Reading]:
    """The four readings by name."""
    return {r.name: r for r in (_samudra(), _lensanusa(), _wartakini(), _kabartimur())}


def at(name: str, words: str, n: int = 1) -> Evidence:
    """Evidence by its words."""
    return Evidence(article=name, span=Maker(TEXTS[name]).span(words, n))


def _answer(of: dict[str, Reading], name: str, quantity: int, attribution: int | None, as_of: str | None) -> Answer:
    found = of[name].quantities[quantity]
    said = None if attribution is None else of[name].attributions[attribution]
    return Answer(
        article=name,
        quantity=quantity,
        attribution=attribution,
        by=said.speaker if said else None,
        low=found.low,
        high=found.high,
        bound=found.bound,
        unit=found.unit,
        as_of=as_of,
        via=said.via if said else (),
    )


def _figures(of: dict[str, Reading]) -> tuple[Figure, ...]:
    aboard = (
        _answer(of, "samudra", 0, 0, "2025-03-11"),
        _answer(of, "samudra", 3, 4, "2025-03-11"),
        _answer(of, "wartakini", 0, 0, "2025-03-12"),
        _answer(of, "wartakini", 2, 2, "2025-03-12"),
        _answer(of, "kabartimur", 0, 1, "2025-03-13"),
        _answer(of, "kabartimur", 1, 1, None),
    )
    dead = (
        _answer(of, "samudra", 1, 1, "2025-03-11"),
        _answer(of, "lensanusa", 0, 0, "2025-03-12"),
        _answer(of, "wartakini", 1, 1, "2025-03-12"),
    )
    loose = (
        _answer(of, "samudra", 4, None, None),
        _answer(of, "kabartimur", 3, None, "2025-03-13"),
        _answer(of, "kabartimur", 2, 2, "2025-03-13"),
        _answer(of, "lensanusa", 2, 4, "2025-03-12"),
    )
    return (
        Figure(
            id="aboard",
            asks="penumpang · berada · KM Cahaya Sembilan",
            answers=aboard,
            pairs=(
                Pair(a=0, b=2, verdict="equal", why="sekitar 120 dan 120 dari penyebut yang sama"),
                Pair(a=1, b=4, verdict="contradictory", why="96 tidak berada antara 140 dan 160"),
                Pair(a=0, b=1, verdict="contradictory", why="96 jauh dari sekitar 120"),
                Pair(a=3, b=4, verdict="compatible", why="hingga 150 dan 140–160 bisa sama-sama benar"),
            ),
        ),
        Figure(
            id="dead",
            asks="orang · meninggal dunia",
            answers=dead,
            pairs=(
                Pair(a=0, b=1, verdict="compatible", why="setidaknya 14 tidak bertentangan dengan 23"),
                Pair(a=1, b=2, verdict="contradictory", why="23 dan 31 pada hari yang sama"),
            ),
        ),
        Figure(id="loose", asks="akibat tenggelamnya kapal", answers=loose, pairs=()),
    )


def dossier() -> Dossier:
    """The dossier of the four reports."""
    of = readings()
    articles = tuple(
        StoryArticle(name=n, id=r.id, outlet=OUTLETS[n], title=TITLES.get(n), published=DAYS[n], url=f"https://{n}.example/1")
        for n, r in of.items()
    )
    lead = "Kapal feri KM Cahaya Sembilan tenggelam di Selat Batulaya pada Senin (10/3/2025) malam."
    crew = "Badan Pencarian Laut menyebut 120 penumpang berada di atas kapal."
    return Dossier(
        story=Story(
            id="s1", headline="Kapal feri tenggelam di Selat Batulaya", begin="2025-03-10", end="2025-03-13", articles=articles
        ),
        figures=_figures(of),
        statements=(
            Statement(
                speaker="Rudi Hartawan",
                date="2025-03-11",
                witnesses=(Witness(article="samudra", attribution=2), Witness(article="lensanusa", attribution=1)),
            ),
            Statement(speaker="Rudi Hartawan", date="2025-03-11", witnesses=(Witness(article="samudra", attribution=1),)),
            Statement(speaker="Rudi Hartawan", date=None, witnesses=(Witness(article="lensanusa", attribution=2),)),
            Statement(speaker="Dewi Maharani", date="2025-03-11", witnesses=(Witness(article="samudra", attribution=4),)),
            Statement(
                speaker="Badan Pencarian Laut",
                date="2025-03-11",
                witnesses=(Witness(article="samudra", attribution=0), Witness(article="wartakini", attribution=0)),
            ),
            Statement(speaker="Anton Sibarani", date="2025-03-13", witnesses=(Witness(article="kabartimur", attribution=1),)),
        ),
        positions=(
            Position(
                claim="kapal itu kelebihan muatan",
                parties=(
                    Party(
                        party="PT Bahari Lintas",
                        stance="denies",
                        as_of="2025-03-11",
                        evidence=(Witness(article="samudra", attribution=3),),
                    ),
                    Party(
                        party="PT Bahari Lintas",
                        stance="declines_to_comment",
                        as_of="2025-03-12",
                        evidence=(Witness(article="lensanusa", attribution=3),),
                    ),
                    Party(
                        party="Polisi Laut",
                        stance="confirms",
                        as_of="2025-03-13",
                        evidence=(Witness(article="kabartimur", attribution=0),),
                    ),
                ),
            ),
            Position(
                claim="muatan kapal bergeser",
                parties=(
                    Party(
                        party="Rudi Hartawan",
                        stance="asserts",
                        as_of="2025-03-11",
                        evidence=(Witness(article="samudra", attribution=2), Witness(article="lensanusa", attribution=2)),
                    ),
                ),
            ),
        ),
        actors=(
            Actor(name="Yusran Malik", type="PER", variants=("Yusran Mallik",)),
            Actor(name="Rudi Hartawan", type="PER", variants=("Rudi",)),
            Actor(name="Dewi Maharani", type="PER"),
        ),
        origins=Origins(
            edges=(
                Edge(
                    article="lensanusa",
                    source="Kantor Berita Nusa",
                    kind="relay",
                    evidence=(at("lensanusa", "Kantor Berita Nusa"),),
                ),
                Edge(
                    article="wartakini",
                    source="samudra",
                    kind="copy",
                    share=0.62,
                    evidence=(
                        at("wartakini", lead),
                        at("samudra", lead),
                        at("wartakini", crew),
                        at("samudra", "Badan Pencarian Laut menyebut sekitar 120 penumpang berada di atas kapal."),
                    ),
                ),
            ),
            independent=(("samudra", "wartakini"), ("lensanusa",), ("kabartimur",)),
        ),
        timeline=(
            TimelineEntry(begin="2025-03-10", end="2025-03-10", text=lead, evidence=(at("samudra", lead), at("wartakini", lead))),
            TimelineEntry(
                begin="2025-03-11",
                end="2025-03-11",
                text="sedikitnya 14 orang meninggal dunia hingga Selasa (11/3/2025)",
                evidence=(at("samudra", "sedikitnya 14 orang meninggal dunia hingga Selasa (11/3/2025)"),),
            ),
        ),
        findings=(
            Finding(
                kind="figure-conflict",
                severity="high",
                why="Pada 12 Mar 2025 satu laporan menyebut 23 orang meninggal, satu lagi 31.",
                evidence=(at("lensanusa", "23 orang"), at("wartakini", "31 orang")),
            ),
            Finding(
                kind="weekday-mismatch",
                severity="medium",
                why="13/3/2025 jatuh pada Kamis, bukan Rabu.",
                evidence=(at("kabartimur", "Rabu (13/3/2025)"),),
                proposal="2025-03-12",
            ),
            Finding(
                kind="bound-dropped",
                severity="medium",
                why="“sekitar 120” menjadi “120” dalam salinannya.",
                evidence=(at("samudra", "sekitar 120 penumpang"), at("wartakini", "120 penumpang")),
            ),
            Finding(
                kind="name-variant",
                severity="low",
                why="Nama yang sama ditulis Yusran Malik dan Yusran Mallik.",
                evidence=(at("lensanusa", "Yusran Malik"), at("kabartimur", "Yusran Mallik")),
            ),
        ),
        brief=(
            BriefSentence(text=lead, evidence=(at("samudra", lead), at("wartakini", lead))),
            BriefSentence(
                text="Jumlah korban meninggal disebut sedikitnya 14, kemudian 23, dan oleh seorang nelayan 31.",
                evidence=(at("samudra", "sedikitnya 14 orang"), at("lensanusa", "23 orang"), at("wartakini", "Sebanyak 31 orang")),
            ),
            BriefSentence(
                text="PT Bahari Lintas membantah kapal itu kelebihan muatan; Polisi Laut membenarkannya.",
                evidence=(
                    at("samudra", "PT Bahari Lintas, pemilik kapal, membantah bahwa kapal itu kelebihan muatan"),
                    at("kabartimur", "Polisi Laut membenarkan kapal itu kelebihan muatan"),
                ),
            ),
        ),
        readings=of,
    )


TITLES = {"samudra": "Kapal Feri Tenggelam di Selat Batulaya", "lensanusa": "Korban Feri Bertambah"}


def hostile() -> Dossier:
    """The same dossier with texts and names that try to be markup."""
    whole = dossier()
    nasty = HOSTILE + TEXTS["wartakini"]
    reading = msgspec.structs.replace(
        whole.readings["wartakini"],
        text=nasty,
        quantities=(),
        attributions=(),
        times=(),
        id="0" * 64,
        names=(
            Name(
                name="<img src=x onerror=alert(1)>", type="PER", mentions=(Span(0, 8), Span(4, 30), Span(20, 60)), rule="</script>"
            ),
        ),
    )
    articles = tuple(
        msgspec.structs.replace(a, title="</title><script>alert(1)</script>", outlet='"><b>x') if a.name == "wartakini" else a
        for a in whole.story.articles
    )
    keep = {"samudra": whole.readings["samudra"], "wartakini": reading}
    return Dossier(
        story=Story(
            id="s2",
            headline="<b>tebal</b> & {{ 7*7 }}",
            begin=None,
            end="bukan hari",
            articles=tuple(a for a in articles if a.name in keep),
        ),
        findings=(
            Finding(
                kind="<i>",
                severity="low",
                why="</style><script>alert(2)</script>",
                evidence=(Evidence(article="wartakini", span=Span(2, 40)),),
            ),
        ),
        readings=keep,
    )


HOSTILE = (
    "<script>alert(1)</script></style></script>]]>--><!-- &amp; &lt; \u202eterbalik\u202c \u2066isolasi\r\n"
    "{{ config }} {% raw %} 😀 \x00 \x0b javascript:alert(1) \rsatu\n" + "x" * 20_000 + "\n"
)
