"""How many origins the reports of one claim go back to, and where it is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import read

from silang.dossier import html, markdown
from silang.dossier.dossier import compose
from silang.model import Dossier, Origins
from silang.story.origins.counted import Counted

RELEASE = (
    "Bupati Rina Wulandari mengatakan sedikitnya 40 rumah rusak akibat banjir di Kabupaten Lamuring, Jumat (6/6/2025). "
    "Petugas membagikan selimut kepada warga yang tidur di balai desa sejak tanggul jebol pada malam sebelumnya. "
    "Dapur umum dibuka di tiga sekolah, sedangkan anak-anak belajar di tenda yang dipasang para relawan."
)
OWN = (
    "Air mulai surut di beberapa dusun. Bupati Rina Wulandari mengatakan sedikitnya 40 rumah rusak akibat banjir di "
    "Kabupaten Lamuring, Jumat (6/6/2025), ketika meninjau jembatan yang putus. Pedagang pasar menjemur dagangan di tepi jalan "
    "raya, sementara listrik di tiga dusun masih padam. Sekolah libur sampai Senin karena ruang kelasnya penuh lumpur, dan kepala "
    "sekolah meminta orang tua murid membawa sekop dan ember."
)


def dossier(*texts: str) -> Dossier:
    return compose([read(f"n{i}", text, published="2025-06-06", outlet_name=f"Media {i}") for i, text in enumerate(texts)])


@pytest.mark.parametrize(("texts", "origins"), [((RELEASE, f"{RELEASE} Ya."), 1), ((RELEASE, f"{RELEASE} Ya.", OWN), 2)])
def test_one_release_is_one_origin(texts: tuple[str, ...], origins: int) -> None:
    found = dossier(*texts)
    (figure,) = (one for one in found.figures if "rumah" in one.asks)
    (statement,) = (one for one in found.statements if one.speaker == "Rina Wulandari")
    assert [len(figure.answers), figure.origins] == [len(texts), origins]
    assert [len(statement.witnesses), statement.origins] == [len(texts), origins]
    told = f"{len(texts)} laporan, {origins} asal"
    assert told in markdown.render(found)
    page = html.render(found)
    assert told in page[page.index('id="angka"') : page.index('id="pernyataan"')]
    assert told in page[page.index('id="pernyataan"') : page.index('id="asal"')]
    assert f"{len(texts)} reports, {origins} origin" in html.render(found, "en")
    assert found.brief[0].text.startswith(
        f"{len(texts)} laporan yang berasal dari satu sumber menyebut" if origins == 1 else "3 laporan"
    )
    assert ("(menurut 2 laporan yang berasal dari satu sumber)" in found.brief[1].text) == (origins == 1)


@given(st.lists(st.frozensets(st.sampled_from("abcdef"), min_size=1), max_size=5), st.lists(st.sampled_from("abcdefg")))
def test_the_count_hangs_on_no_order_and_lies_within_what_it_may(groups: list[frozenset[str]], articles: list[str]) -> None:
    counted = Counted(Origins(independent=tuple(tuple(sorted(group)) for group in groups)))
    found = counted.fewest(articles)
    assert found == Counted(Origins(independent=tuple(tuple(sorted(group)) for group in reversed(groups)))).fewest(articles[::-1])
    assert bool(articles) <= found <= len(set(articles))
