"""The dossier page: what stands in it, that nothing foreign acts in it, and what it does in a real browser."""

from __future__ import annotations

import html as entities
import json
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import msgspec
import pile
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect, sync_playwright

import silang
from silang.dossier import html
from silang.dossier.html import page as page_module
from silang.errors import UsageError
from silang.model import Article, Dossier, Story, Witness

CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE, PHONE = (1440, 1000), (390, 844)


# --- without a browser -----------------------------------------------------------------------------------------------


def bodies(page: str) -> list[str]:
    """The text of each report, as a reader of the markup gets it."""
    found = []
    for body in re.findall(r'<div class="body"[^>]*>(.*?)</div>\n</article>', page, re.S):
        lines = re.findall(r"<p(?: class=\"gap\")? dir=\"auto\">(.*?)</p>", body, re.S)
        found.append(entities.unescape(re.sub(r"<[^>]*>", "", "".join(lines)).replace("&#13;", "\r")))
    return found


@pytest.mark.parametrize("dossier", [pile.dossier(), pile.hostile()], ids=["plain", "hostile"])
def test_each_report_stands_whole_and_unchanged(dossier: Dossier) -> None:
    texts = [dossier.readings[article.name].text.replace("\x00", "\ufffd") for article in dossier.story.articles]
    assert bodies(html.render(dossier)) == texts


@pytest.mark.parametrize("dossier", [pile.dossier(), pile.hostile()], ids=["plain", "hostile"])
def test_every_link_leads_to_one_place_of_the_page(dossier: Dossier) -> None:
    page = html.render(dossier)
    ids = re.findall(r'\sid="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    assert {unquote(link) for link in re.findall(r'href="#([^"]*)"', page)} <= set(ids)


def test_foreign_words_are_never_markup() -> None:
    page = html.render(pile.hostile())
    assert page.count("<script>") == 1
    assert page.count("</script>") == 1
    assert page.count("</style>") == 1
    assert "<b>" not in page.replace("<b>", "", 0) or "tebal</b>" not in page
    assert "&lt;img src=x onerror" in page
    assert "{{ 7*7 }}" in page
    assert re.search(r"\son[a-z]+=", re.sub(r">[^<]*<", "><", page)) is None
    page.encode("utf-8")


def test_no_style_attribute_and_no_address_but_its_own() -> None:
    markup = re.sub(r"<style>.*?</style>|<script>.*?</script>", "", html.render(pile.dossier()), flags=re.S)
    assert " style=" not in markup
    assert all(link.startswith(("#", "data:")) for link in re.findall(r'(?:href|src)="([^"]*)"', markup))


def test_the_page_is_the_same_each_time() -> None:
    assert html.render(pile.dossier()) == html.render(pile.dossier())


def test_a_dossier_without_its_readings_is_refused() -> None:
    with pytest.raises(UsageError, match="samudra"):
        html.render(msgspec.structs.replace(pile.dossier(), readings={}))


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UsageError, match="fr"):
        html.render(pile.dossier(), "fr")


def test_an_empty_dossier_has_a_page() -> None:
    page = html.render(Dossier(story=Story(id="0", headline="", begin=None, end=None, articles=())))
    assert "Tidak ada yang perlu diperiksa lagi." in page


def test_the_five_seeds_weigh_little() -> None:
    folder = Path(__file__).parents[3] / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("no ../shared/seeds beside the checkout")
    texts = {path.stem: path.read_bytes().decode() for path in sorted(folder.glob("*.txt"))}
    dossier = silang.check([Article(name=name, text=text) for name, text in texts.items()])
    page = html.render(dossier)
    assert len(page.encode()) <= 300_000
    assert bodies(page) == [texts[article.name] for article in dossier.story.articles]


def test_an_absurd_number_is_drawn_too() -> None:
    whole = pile.dossier()
    figure = whole.figures[0]
    answers = (msgspec.structs.replace(figure.answers[0], low=10**400, high=10**400), *figure.answers[1:])
    page = html.render(msgspec.structs.replace(whole, figures=(msgspec.structs.replace(figure, answers=answers),)))
    assert "10^400" in page
    assert "skala logaritma" in page


def test_copied_passages_stand_side_by_side() -> None:
    page = html.render(pile.dossier())
    sides = re.search(r'<div class="sides">(.*?)</div>', page, re.S)
    assert sides is not None
    mine, theirs, *rest = re.findall(r'href="#(\w+):', sides[1])
    assert (mine, theirs, len(rest)) == ("wartakini", "samudra", 2)
    assert "sekitar 120 penumpang" in sides[1]


def test_an_outlet_that_is_one_of_the_reports_is_no_source_apart() -> None:
    whole = pile.dossier()
    relay = msgspec.structs.replace(whole.origins.edges[0], source="Kabar Timur")
    page = html.render(msgspec.structs.replace(whole, origins=msgspec.structs.replace(whole.origins, edges=(relay,))))
    picture = page[page.index('id="asal"') :]
    assert picture[: picture.index("</svg>")].count('class="knot"') == len(pile.TEXTS)


def test_figures_that_all_say_the_same_need_no_chart() -> None:
    whole = pile.dossier()
    figure = whole.figures[0]
    same = msgspec.structs.replace(figure, answers=(figure.answers[2], figure.answers[2]), pairs=())
    assert "<svg" not in re.sub(r'id="asal".*', "", html.render(msgspec.structs.replace(whole, figures=(same,))), flags=re.S)


def test_a_matrix_holds_four_claims_and_a_position_of_one_party_stands_alone() -> None:
    whole = pile.dossier()
    shared, lone = whole.positions
    page = html.render(msgspec.structs.replace(whole, positions=(*[shared] * 5, lone)))
    assert page.count('<table class="matrix">') == 2
    assert page.count('<th scope="col" class="claim"') == 5
    assert page.count('<ul class="lone">') == 1


def test_marks_say_their_bound() -> None:
    page = html.render(pile.dossier())
    chart = page[page.index("chart wide") :]
    for shape in ("halo", "arrow", "ring", "bar", "dots", "tie", "thread"):
        assert f'class="{shape}' in chart
    assert "skala logaritma" in page


def test_rendering_five_hundred_reports_takes_few_seconds() -> None:
    begin = time.perf_counter()
    html.render(many(500))
    assert time.perf_counter() - begin < 30


def many(count: int) -> Dossier:
    """A dossier of `count` reports, the four over and over under other names."""
    whole = pile.dossier()
    articles, readings = [], {}
    for n in range(count):
        article = whole.story.articles[n % 4]
        name = f"{article.name}-{n}"
        articles.append(msgspec.structs.replace(article, name=name))
        readings[name] = msgspec.structs.replace(whole.readings[article.name], name=name)
    story = msgspec.structs.replace(whole.story, articles=(*whole.story.articles, *articles))
    return msgspec.structs.replace(whole, story=story, readings={**whole.readings, **readings})


# --- in a browser ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip(f"no browser: {CHROMIUM} is not installed")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=str(CHROMIUM), args=[*QUIET, "--no-first-run"])
        yield found
        found.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(tmp_path_factory.mktemp("page"), pile.dossier())


def written(folder: Path, dossier: Dossier, language: str = "id") -> str:
    path = folder / "dossier.html"
    path.write_text(html.render(dossier, language), encoding="utf-8", newline="")
    return path.as_uri()


class Window:
    """A page in a context of its own that writes down every complaint and every request."""

    def __init__(self, browser: Browser, **options: object) -> None:
        size = options.pop("size", WIDE)
        assert isinstance(size, tuple)
        self.context: BrowserContext = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)  # type: ignore[arg-type]
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))


@pytest.fixture
def window(browser: Browser, address: str) -> Iterator[Page]:
    found = Window(browser)
    found.page.goto(address)
    yield found.page
    assert found.complaints == []
    assert [url for url in found.requests if not url.startswith(("file:", "data:"))] == []
    found.context.close()


@pytest.mark.browser
def test_a_click_opens_the_evidence_beside_the_claim(window: Page) -> None:
    link = window.locator("td.num a.e").first
    link.click()
    margin = window.locator("#margin")
    expect(margin).to_be_visible()
    expect(margin.locator("mark")).to_have_text("sekitar 120 penumpang")
    expect(margin.locator("mark")).to_be_in_viewport()
    expect(margin.locator("#margin-why li").first).to_contain_text("quantity.about")
    expect(link).to_have_attribute("aria-current", "true")
    expect(link).to_be_in_viewport()
    assert window.evaluate("location.hash") == link.get_attribute("href")


@pytest.mark.browser
@pytest.mark.parametrize(
    "query", [".told a.e >> nth=3", ".findings a.e >> nth=2", "#posisi a.e >> nth=1", "#linimasa .events a.e >> nth=0"]
)
def test_a_claim_stays_where_it_is_and_in_sight_when_its_evidence_opens(window: Page, query: str) -> None:
    link = window.locator(query)
    link.scroll_into_view_if_needed()
    before = link.bounding_box()
    link.click()
    after, margin = link.bounding_box(), window.locator("#margin").bounding_box()
    assert before is not None
    assert after is not None
    assert margin is not None
    assert abs(before["y"] - after["y"]) < 2
    assert after["x"] + after["width"] <= margin["x"] + 4


@pytest.mark.browser
def test_the_margin_holds_the_report_character_for_character(window: Page) -> None:
    for link in window.locator(".findings a.e").all():
        link.click()
        text = window.evaluate("Array.from(document.querySelectorAll('#margin-text p'), p => p.textContent).join('')")
        assert text in pile.TEXTS.values()


@pytest.mark.browser
def test_keys_walk_through_the_evidence_and_close_it(window: Page) -> None:
    links = window.locator("main a.e:visible")
    window.keyboard.press("j")
    expect(window.locator("#margin")).to_be_visible()
    assert window.evaluate("location.hash") == links.nth(0).get_attribute("href")
    window.keyboard.press("j")
    assert window.evaluate("location.hash") == links.nth(1).get_attribute("href")
    window.keyboard.press("k")
    assert window.evaluate("location.hash") == links.nth(0).get_attribute("href")
    window.keyboard.press("Escape")
    expect(window.locator("#margin")).to_be_hidden()
    expect(links.nth(0)).to_be_focused()
    assert window.evaluate("location.hash") == ""


@pytest.mark.browser
def test_enter_on_a_claim_opens_it(window: Page) -> None:
    window.locator("td.num a.e").nth(1).focus()
    window.keyboard.press("Enter")
    expect(window.locator("#margin mark")).to_have_text("96 penumpang")
    expect(window.locator("#margin-of")).to_be_focused()


@pytest.mark.browser
def test_a_link_to_one_piece_of_evidence_opens_it(window: Page, address: str) -> None:
    span = pile.at("wartakini", "31 orang").span
    window.goto(f"{address}#wartakini:{span.start}-{span.end}")
    expect(window.locator("#margin mark")).to_have_text("31 orang")
    expect(window.locator("main a.e[aria-current]").first).to_be_in_viewport()
    window.goto("about:blank")
    window.goto(f"{address}#wartakini:{span.start}-{span.end}&lang=en")
    expect(window.locator("#margin mark")).to_have_text("31 orang")
    expect(window.locator("main a.e[aria-current]").first).to_be_in_viewport()
    expect(window.locator("#h-temuan")).to_have_text("Findings")


@pytest.mark.browser
def test_any_characters_can_be_linked_to_even_inside_an_item(window: Page, address: str) -> None:
    window.goto(f"{address}#samudra:95-100")
    expect(window.locator("#margin mark")).to_have_text(pile.TEXTS["samudra"][95:100])


@pytest.mark.browser
def test_back_leaves_the_evidence(window: Page) -> None:
    window.locator("td.num a.e").first.click()
    expect(window.locator("#margin")).to_be_visible()
    window.go_back()
    expect(window.locator("#margin")).to_be_hidden()


@pytest.mark.browser
def test_filters_act_on_every_section_and_stand_in_the_address(window: Page, address: str) -> None:
    window.keyboard.press("/")
    expect(window.locator("select[name=o]")).to_be_focused()
    window.locator("select[name=o]").select_option(label="Kabar Timur")
    for row in window.locator("[data-f]:visible").all():
        assert "o4" in (row.get_attribute("data-f") or "").split()
    expect(window.locator(".whole:visible")).to_have_count(1)
    expect(window.locator("#angka tr[data-f]:visible")).to_have_count(4)
    assert "o=o4" in window.evaluate("location.hash")
    window.locator("select[name=d]").select_option(value="d2025-03-10")
    expect(window.locator("#laporan .nothing")).to_be_visible()
    kept = window.url
    window.locator("#clear").click()
    expect(window.locator(".whole:visible")).to_have_count(4)
    window.goto("about:blank")
    window.goto(kept)
    expect(window.locator("select[name=o]")).to_have_value("o4")
    expect(window.locator(".whole:visible")).to_have_count(0)


@pytest.mark.browser
def test_a_section_link_keeps_the_filters(window: Page) -> None:
    window.locator("select[name=p]").select_option(label="Rudi Hartawan")
    window.locator(".contents a", has_text="Pernyataan").click()
    assert re.fullmatch(r"#pernyataan&p=p\d+", window.evaluate("location.hash"))
    expect(window.locator("#pernyataan h2")).to_be_in_viewport()
    expect(window.locator(".speaker:visible")).to_have_count(1)


@pytest.mark.browser
def test_language_and_theme_are_switched_and_stand_in_the_address(window: Page) -> None:
    window.locator("#lang").click()
    expect(window.locator("#h-temuan")).to_have_text("Findings")
    expect(window.locator("html")).to_have_attribute("lang", "en")
    expect(window.locator(".counts")).to_contain_text("4 reports")
    expect(window.locator("#angka")).to_contain_text("at most Rp1.5 trillion")
    expect(window.locator("nav")).to_have_attribute("aria-label", "Contents")
    paper = "getComputedStyle(document.body).backgroundColor"
    before = window.evaluate(paper)
    window.locator("#theme").click()
    assert window.evaluate(paper) != before
    hash_now = window.evaluate("location.hash")
    assert "lang=en" in hash_now
    assert "theme=dark" in hash_now
    window.locator("#lang").click()
    expect(window.locator("#h-temuan")).to_have_text("Temuan")


@pytest.mark.browser
def test_both_languages_say_the_same_switched_or_rendered(browser: Browser, address: str, tmp_path: Path) -> None:
    english = written(tmp_path, pile.dossier(), "en")
    shown = []
    for url in (address, english):
        found = Window(browser)
        found.page.goto(url)
        if url == address:
            found.page.locator("#lang").click()
        shown.append(found.page.locator("main").inner_text())
        found.context.close()
    assert shown[0] == shown[1]


@pytest.mark.browser
def test_the_quotation_is_copied_with_its_place(browser: Browser, address: str) -> None:
    found = Window(browser, permissions=["clipboard-read", "clipboard-write"])
    found.page.goto(address)
    found.page.locator("td.num a.e").first.click()
    found.page.locator("#copy").click()
    expect(found.page.locator("#copied")).to_be_visible()
    said = found.page.evaluate("navigator.clipboard.readText()")
    span = pile.at("samudra", "sekitar 120 penumpang").span
    assert said == (
        "“sekitar 120 penumpang” — Harian Samudra, Kapal Feri Tenggelam di Selat Batulaya, 11 Mar 2025, 20.15, "
        f"https://samudra.example/1 #samudra:{span.start}-{span.end}"
    )
    found.context.close()


@pytest.mark.browser
def test_on_a_phone_the_evidence_is_a_sheet_from_below(browser: Browser, address: str) -> None:
    found = Window(browser, size=PHONE)
    found.page.goto(address)
    assert found.page.evaluate("document.documentElement.scrollWidth") == PHONE[0]
    link = found.page.locator("td.num a.e").first
    link.click()
    box = found.page.locator("#margin").bounding_box()
    mine = link.bounding_box()
    assert box is not None
    assert mine is not None
    assert (box["x"], box["width"]) == (0, PHONE[0])
    assert box["y"] + box["height"] == PHONE[1]
    assert mine["y"] + mine["height"] <= box["y"]
    expect(found.page.locator("#margin mark").first).to_be_in_viewport()
    expect(found.page.locator("#copy")).to_be_in_viewport()
    found.context.close()


@pytest.mark.browser
def test_without_scripts_it_is_a_complete_document(browser: Browser, address: str) -> None:
    found = Window(browser, java_script_enabled=False)
    found.page.goto(address)
    expect(found.page.locator(".script")).to_have_count(2)
    for part in found.page.locator(".script").all():
        expect(part).to_be_hidden()
    link = found.page.locator("td.num a.e").first
    link.click()
    assert found.page.url.endswith(link.get_attribute("href") or "?")
    expect(found.page.locator(".report :target")).to_be_in_viewport()
    expect(found.page.locator(".chart.wide").first).to_be_visible()
    expect(found.page.locator(".whole .why").nth(3)).to_be_visible()
    found.context.close()


@pytest.mark.browser
def test_it_prints_whole(browser: Browser, address: str) -> None:
    found = Window(browser, color_scheme="dark")
    found.page.goto(address)
    found.page.emulate_media(media="print")
    for query in (".tools", "nav.contents", "#margin"):
        expect(found.page.locator(query)).to_be_hidden()
    for name in pile.TEXTS:
        expect(found.page.locator(f"[data-name={name}] .body")).to_be_visible()
    assert found.page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
    assert len(found.page.pdf(format="A4")) > 20_000
    found.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing(browser: Browser, address: str, scheme: str, size: tuple[int, int]) -> None:
    found = Window(browser, size=size, color_scheme=scheme)
    found.page.goto(address)
    for state in ("closed", "open"):
        if state == "open":
            found.page.locator("td.num a.e").first.click()
        results = Axe().run(found.page)
        assert json.loads(json.dumps(results.response))["violations"] == [], results.generate_report()
    found.context.close()


@pytest.mark.browser
def test_a_hostile_pile_does_nothing(browser: Browser, tmp_path: Path) -> None:
    found = Window(browser)
    dialogs: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    found.page.on("dialog", dismiss)
    found.page.goto(written(tmp_path, pile.hostile()))
    text = found.page.evaluate(
        "Array.from(document.querySelectorAll('[data-name=wartakini] .body p'), p => p.textContent).join('')"
    )
    assert text == pile.hostile().readings["wartakini"].text.replace("\x00", "\ufffd")
    found.page.locator(".findings a.e").click()
    expect(found.page.locator("#margin mark").first).to_be_visible()
    assert "".join(found.page.locator("#margin mark").all_text_contents()) == text[2:40]
    assert found.page.evaluate("document.documentElement.scrollWidth") == WIDE[0]
    assert dialogs == []
    assert found.complaints == []
    found.context.close()


@pytest.mark.browser
def test_the_policy_stops_what_slips_in(browser: Browser, tmp_path: Path) -> None:
    page = html.render(pile.dossier())
    path = tmp_path / "tampered.html"
    path.write_text(page.replace("</main>", "<script>document.title='taken'</script></main>"), encoding="utf-8")
    found = Window(browser)
    found.page.goto(path.as_uri())
    assert found.page.title() != "taken"
    assert any("Content Security Policy" in complaint for complaint in found.complaints)
    found.context.close()


@pytest.mark.browser
@pytest.mark.skipif(bool(os.environ.get("CI")), reason="a clock on a shared machine proves nothing")
def test_five_hundred_reports_open_in_a_second(browser: Browser, tmp_path: Path) -> None:
    url = written(tmp_path, many(496))
    found = Window(browser)
    found.page.goto(url, wait_until="load")
    paint = found.page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? performance.now()")
    assert paint < 1_000
    found.page.locator(".brief a.e").first.click()
    expect(found.page.locator("#margin mark").first).to_be_visible(timeout=3_000)
    found.context.close()


def test_the_policy_names_what_stands_in_the_page() -> None:
    page = html.render(pile.dossier())
    style = re.search(r"<style>(.*?)</style>", page, re.S)
    script = re.search(r"<script>(.*?)</script>", page, re.S)
    assert style is not None
    assert script is not None
    assert entities.escape(page_module.policy(style[1], script[1])).replace("&#x27;", "&#39;") in page
    assert "unsafe" not in page_module.policy("", "")


# --- of many reports, what stands far down waits until it is looked at --------------------------------------------------


LAST = list(pile.TEXTS)[119 % len(pile.TEXTS)] + "-119"


@pytest.fixture(scope="module")
def long_address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(tmp_path_factory.mktemp("long"), longer(120))


def longer(count: int) -> Dossier:
    """A dossier of many reports and of as many speakers, each of whom says something in one of them."""
    whole = many(count)
    articles = whole.story.articles[4:]
    told = [
        msgspec.structs.replace(
            whole.statements[0],
            speaker=f"Saksi {n}",
            witnesses=(Witness(article=article.name, attribution=0),),
            date=f"2025-03-{n % 9 + 10}",
        )
        for n, article in enumerate(articles)
    ]
    return msgspec.structs.replace(whole, statements=(*whole.statements, *told))


@pytest.fixture
def long_window(browser: Browser, long_address: str) -> Iterator[Page]:
    found = Window(browser)
    found.page.goto(long_address)
    yield found.page
    assert found.complaints == []
    found.context.close()


@pytest.mark.browser
def test_a_long_page_draws_a_report_when_it_is_opened(long_window: Page) -> None:
    report = long_window.locator(f"[data-name={LAST}]")
    expect(report.locator(".body")).to_have_count(0)
    report.scroll_into_view_if_needed()
    expect(report.locator(".title, h3").first).to_be_visible()
    expect(report.locator(".body")).to_be_hidden()
    report.locator("summary").first.click()
    expect(report.locator(".body")).to_be_visible()
    text = report.evaluate("report => Array.from(report.querySelectorAll('.body p'), p => p.textContent).join('')")
    assert text in pile.TEXTS.values()


@pytest.mark.browser
def test_a_reason_that_many_notes_have_stands_once_and_is_shown_in_each(long_window: Page, long_address: str) -> None:
    written_out = Path(unquote(long_address.removeprefix("file://"))).read_text(encoding="utf-8")
    assert len(re.findall(r'<li id="w1">', written_out)) == 1
    assert written_out.count('href="#w1"') > 1
    long_window.locator("#lang").click()
    report = long_window.locator(f"[data-name={LAST}]")
    report.scroll_into_view_if_needed()
    report.locator("summary").first.click()
    expect(report.locator(".why").first).to_contain_text(re.compile(r"\w"))
    assert report.locator("a[href^='#w']:not([href*=':'])").count() == 0
    assert report.locator(".notes x-w").count() == 0
    assert report.locator(".notes [data-x]").evaluate_all("pieces => pieces.every(piece => piece.dataset.x !== piece.textContent)")


@pytest.mark.browser
def test_a_long_list_is_drawn_as_it_comes_into_view_in_the_language_of_the_page(long_window: Page) -> None:
    last = long_window.locator(".speaker").last
    expect(last.locator(".told")).to_have_count(0)
    long_window.locator("#lang").click()
    last.scroll_into_view_if_needed()
    expect(last.locator(".told")).to_have_count(1)
    expect(last.locator(".day")).to_contain_text("Mar 2025")
    assert last.locator("[data-x]").evaluate_all("pieces => pieces.every(piece => piece.dataset.x !== piece.textContent)")


@pytest.mark.browser
def test_filters_act_on_what_is_not_drawn_yet(long_window: Page) -> None:
    long_window.locator("select[name=p]").select_option(label="Saksi 119")
    expect(long_window.locator(".speaker:visible")).to_have_count(1)
    expect(long_window.locator(".speaker:visible h3")).to_have_text("Saksi 119")
    expect(long_window.locator(".told:visible")).to_have_count(1)


@pytest.mark.browser
def test_an_address_leads_to_words_of_a_report_not_drawn_yet(long_window: Page, long_address: str) -> None:
    long_window.goto("about:blank")
    long_window.goto(f"{long_address}#{LAST}:10-20")
    expect(long_window.locator("#margin mark").first).to_be_visible()
    long_window.locator("#whole").click()
    expect(long_window.locator(f"[data-name={LAST}] .body")).to_be_in_viewport()


@pytest.mark.browser
def test_keys_go_back_from_the_first_claim_to_the_last_not_drawn_yet(long_window: Page) -> None:
    long_window.keyboard.press("k")
    expect(long_window.locator("#margin mark").first).to_be_visible()


@pytest.mark.browser
def test_a_long_page_without_scripts_is_whole_too(browser: Browser, long_address: str) -> None:
    found = Window(browser, java_script_enabled=False)
    found.page.goto(long_address)
    assert found.page.locator(".told").count() == len(longer(120).statements)
    assert found.page.locator(".report .body").count() == 124
    found.context.close()
