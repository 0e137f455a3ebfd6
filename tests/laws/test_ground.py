"""The laws of the ground: images of equal length, spans that always slice, pages that lie in their text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from silang import api, spans
from silang.errors import AnchorError
from silang.read import page
from silang.spans import Span

# What breaks offsets: letters whose small form is longer, marks that combine, spaces of every kind, line ends, quotes, astral ones.
HOSTILE = "İIıßẞﬁŉΣςǅe\u0301\u0327\u200d\u200b\u00a0\u2028\u2029\x85\x00\x1c\ufeff\r\n\t👩‍👩‍👧🇮🇩“”„\"'‘’«».!?…—-,:()[]Aa1½²٣アﷺ "
MISREAD = ("â€œYaâ€\x9d ", "‚ÄúYa‚Äù ", "Â\xa0", "¬†", "â", "€")
texts = st.one_of(
    st.text(HOSTILE, max_size=120),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=80),
    st.lists(
        st.sampled_from(
            [*MISREAD, "Kata ", "“Ya,” ", "ujar dia. ", "\r\n", "\r", "dr. ", "Rp 1.500 ", '"', "İ", "ß", "Sdr. ", "\x00", "A. "]
        ),
        max_size=30,
    ).map("".join),
)


@given(texts)
def test_every_image_has_the_length_of_its_text(text: str) -> None:
    for image in (spans.plain(text), spans.fold(text)):
        assert len(image) == len(text)
        assert "\r" not in image


@given(texts)
def test_folding_again_changes_nothing(text: str) -> None:
    assert spans.plain(spans.plain(text)) == spans.plain(text)
    assert spans.fold(spans.fold(text)) == spans.fold(text)
    assert spans.fold(text) == spans.fold(spans.plain(text))


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "latin-1"])
def test_a_text_in_the_wrong_encoding_is_read_as_the_right_one(encoding: str) -> None:
    clean = "“Air sudah surut,” kata Camat Rawa Indah,\u00a0Joko Pranoto – Senin (5/1/2026)."
    broken = "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in clean.encode())
    assert broken != clean
    (one,), (other,) = (api.read(text).attributions for text in (clean, broken))
    assert (one.speaker, one.form, one.stance) == (other.speaker, other.form, other.stance)
    assert other.content[0].of(broken) == one.content[0].of(clean)


@given(texts)
@example("AΣ")
def test_letters_are_only_put_in_small(text: str) -> None:
    text = spans.plain(text)  # in which no sign is left that was misread as letters
    for character, image in zip(text, spans.fold(text), strict=True):
        if character.isalnum():
            assert image.lower() in (character.lower(), "i")


@st.composite
def text_and_spans(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(texts)
    pairs = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=8))
    return text, [Span(min(pair), max(pair)) for pair in pairs]


@given(text_and_spans())
def test_a_mask_blanks_what_it_covers_and_nothing_else(case: tuple[str, list[Span]]) -> None:
    text, covered = case
    image = spans.plain(text)
    masked = spans.mask(image, covered)
    assert len(masked) == len(image)
    for i, (before, after) in enumerate(zip(image, masked, strict=True)):
        inside = any(span.start <= i < span.end for span in covered)
        assert after == (before if not inside or before == "\n" else " ")


@given(text_and_spans())
def test_merged_spans_cover_the_same_characters_once(case: tuple[str, list[Span]]) -> None:
    _, given_spans = case
    merged = list(spans.merge(given_spans))
    covered = [i for span in merged for i in range(span.start, span.end)]
    assert len(covered) == len(set(covered))
    assert set(covered) == {i for span in given_spans for i in range(span.start, span.end)}
    assert all(one.end < two.start for one, two in pairwise(merged))


@given(text_and_spans(), st.sampled_from([None, " ,.", '"']))
def test_trimming_stays_inside_and_leaves_no_such_ends(case: tuple[str, list[Span]], chars: str | None) -> None:
    text, given_spans = case
    for span in given_spans:
        trimmed = span.trim(text, chars)
        assert span.start <= trimmed.start <= trimmed.end <= span.end
        assert trimmed.of(text) == span.of(text).strip(chars)


@given(st.text(max_size=20), st.integers(-30, 30), st.integers(-30, 30))
def test_a_span_slices_or_refuses(text: str, start: int, end: int) -> None:
    if 0 <= start <= end <= len(text):
        assert Span(start, end).of(text) == text[start:end]
    else:
        with pytest.raises(AnchorError):
            Span(start, end).of(text)


@given(text_and_spans())
def test_a_page_lies_in_its_text_in_order(case: tuple[str, list[Span]]) -> None:
    text, set_aside = case
    read = page.Page(text, tuple(set_aside), page.Abbreviations(frozenset({"dr", "sdr"}), frozenset({"ini"})))
    assert len(read.plain) == len(read.folded) == len(text)
    quoted = tuple(quotation.span for quotation in read.quotations)
    for found in (read.paragraphs, read.sentences, quoted):
        assert all(0 <= span.start < span.end <= len(text) for span in found)
        assert all(one.end <= two.start for one, two in pairwise(found))
    for quotation in read.quotations:
        assert quotation.span.holds(quotation.inner)
        assert any(paragraph.holds(quotation.span) for paragraph in read.paragraphs)
    for span in (*read.paragraphs, *read.sentences):
        assert span.trim(read.plain) == span
    for sentence in read.sentences:
        assert any(paragraph.holds(sentence) for paragraph in read.paragraphs)
        assert read.sentence_at(sentence.start) == read.sentence_at(sentence.end - 1) == sentence
        assert not any(span.start < sentence.start < span.end for span in quoted), "no sentence begins inside a quotation"
    kept = {i for paragraph in read.paragraphs for i in range(paragraph.start, paragraph.end) if not read.plain[i].isspace()}
    told = {i for sentence in read.sentences for i in range(sentence.start, sentence.end) if not read.plain[i].isspace()}
    assert told == kept, "every character of a paragraph is in a sentence"


def test_paragraphs_joined_by_commas_are_parted() -> None:
    parts = ["Air naik.", "Warga pulang.", '"Kami siap," kata Sari.', "Hujan turun, lalu reda.", "Perahu tiba."]
    text = ",".join(parts[:2]) + " ," + ",".join(parts[2:])
    assert [line.of(text) for line in page.Page(text).lines] == parts
    assert len(page.Page("Air naik.,Warga pulang.").lines) == 1


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ('"Air sudah surut dan warga pulang ke rumah masing-masing," kata\nSari.\nPerahu tiba.', 2),
        ('"Air sudah surut," kata Sari dikutip dari\nAntara,\nSenin (2/3/2026).\nPerahu tiba.', 2),
        ("Warga\nkota lama\n(KL) pulang. Wali Kota\nRantau\nSari Dewi mengatakan air surut.\nPerahu tiba.", 2),
        ("Baca juga: Warga Kota Lama Pulang Setelah Dua Pekan Mengungsi di Balai Desa dan Sekolah Terdekat\nPerahu tiba.", 2),
        ('"Air sudah surut," kata Sari\nPerahu tiba di tepi.', 2),
    ],
)
def test_lines_broken_at_links_are_one_paragraph(text: str, paragraphs: int) -> None:
    assert len(page.Page(text).paragraphs) == paragraphs


def test_sentences_glued_behind_a_blank_are_parted() -> None:
    assert len(page.Page("Warga pulang ke rumah .Perahu tiba.").sentences) == 2


def test_what_goes_on_for_longer_than_any_sentence_is_cut_outside_quotations() -> None:
    listed, said = "Rawa, Banyu, " * 400, '"' + "Air naik, warga pulang, " * 200 + '" kata Sari.'
    whole = page.Page(f"{listed}{said}")
    assert max(map(len, page.Page(listed).sentences)) < 2100
    assert whole.sentences[-1].of(whole.text).endswith(said), "a quotation stays with who said it, however long"
    assert "".join(s.of(whole.text) for s in whole.sentences).replace(" ", "") == whole.text.replace(" ", "")
