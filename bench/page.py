"""How a page of many articles opens and answers in a browser: its size, its elements, and the milliseconds of each thing done.

    python bench/page.py ../shared/corpora/indonews.jsonl [articles ...]

The articles are those of bench/dossier.py. Needs Debian's chromium.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from dossier import OFTEN, THEME, reports
from silang import api, pack
from silang.dossier import html
from silang.dossier.dossier import compose
from silang.sources.files import receive

CHROMIUM = "/usr/bin/chromium"
SIZES = (500, 2000)
LOADED = """() => {
  const [way] = performance.getEntriesByType("navigation");
  const paint = performance.getEntriesByType("paint").find((one) => one.name === "first-contentful-paint");
  return [paint.startTime, way.domContentLoadedEventEnd, document.querySelectorAll("*").length];
}"""
CHOOSE = """const menu = document.querySelector("select[name={}]");
  menu.selectedIndex = 2; menu.dispatchEvent(new Event("change", {{ bubbles: true }}));"""
DEEDS = {
    "filter by outlet": CHOOSE.format("o"),
    "by party too": CHOOSE.format("p"),
    "by day too": CHOOSE.format("d"),
    "no filter": "document.getElementById('clear').click();",
    "evidence": "document.querySelector('#temuan a.e').click();",
    "next evidence": "document.getElementById('next').click();",
    "other language": "document.getElementById('lang').click();",
    "a report": "location.hash = '#' + document.querySelector('.whole').id;",
    "down to the end": "scrollTo(0, document.documentElement.scrollHeight);",
}
TIMED = """async () => {{
  const start = performance.now();
  {}
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return performance.now() - start;
}}"""


def main(corpus: Path, sizes: list[int]) -> None:
    """Prints a line a size: megabytes, elements, and milliseconds to the first paint, to the whole document and of each deed."""
    every = receive([str(corpus)], pack.load("id")).articles
    theme = [article for article in every if len(THEME.findall(article.text)) >= OFTEN]
    readings = api.read_all(reports(theme, max(sizes)))
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--no-first-run"])
        for size in sizes:
            path = Path(folder) / f"{size}.html"
            path.write_text(html.render(compose(readings[:size]), "id"), encoding="utf-8", newline="")
            page = browser.new_page(viewport={"width": 1400, "height": 900})
            page.goto(path.as_uri(), timeout=120_000)
            show(f"{size:>5} articles, {path.stat().st_size / 1e6:.1f} MB", page)
            page.close()
        browser.close()


def show(what: str, page: Page) -> None:
    """Print how the page opened and how long each deed takes until it is painted."""
    painted, whole, elements = page.evaluate(LOADED)
    deeds = ", ".join(f"{name} {page.evaluate(TIMED.format(deed)):.0f}" for name, deed in DEEDS.items())
    print(f"{what}, {elements} elements; ms: first paint {painted:.0f}, document {whole:.0f}, {deeds}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), list(map(int, sys.argv[2:])) or list(SIZES))
