"use strict";
(() => {
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const all = (query, from = document) => Array.from(from.querySelectorAll(query));
  const main = byId("isi"), margin = byId("margin"), form = byId("filters");
  const rendered = root.lang, other = byId("lang").lang;
  const facets = ["o", "p", "d"];
  let state = {};
  const claim = "a.e:not([tabindex]):not(.side .quoted:not(.also))";
  let opener = null;
  let filtered = false;

  root.classList.add("js");

  // --- the address: #cnbc:687-693&o=o1&d=d2024-10-28&lang=en&theme=dark ---

  function parsed(hash) {
    const found = { at: "" };
    for (const part of hash.replace(/^#/, "").split("&")) {
      const [key, value] = part.split("=");
      if (value === undefined) found.at = found.at || key;
      else found[key] = value;
    }
    return found;
  }

  function address() {
    const kept = [...facets, "lang", "theme"].filter((key) => state[key]).map((key) => key + "=" + state[key]);
    const parts = state.at ? [state.at, ...kept] : kept;
    return parts.length ? "#" + parts.join("&") : location.pathname + location.search;
  }

  function go(changes, replace) {
    state = { ...state, ...changes };
    try {
      history[replace ? "replaceState" : "pushState"](null, "", address());
    } catch {
      return; // some viewers of local files keep no history: the page works, only its address stays
    }
  }

  function evidenceAt(at) {
    let name;
    const cut = /^(.*):(\d+)-(\d+)$/.exec(at);
    if (!cut) return null;
    try { name = decodeURIComponent(cut[1]); } catch { return null; }
    const report = byId(name + ":");
    return report && { report, start: Number(cut[2]), end: Number(cut[3]) };
  }

  // --- what waits as text until it is looked at ---

  const own = { createHTML: (markup) => markup };
  const policy = window.trustedTypes ? trustedTypes.createPolicy("silang", own) : own;
  const near = new IntersectionObserver((seen) => {
    for (const one of seen) if (one.isIntersecting) fill(one.target);
  }, { rootMargin: "800px 0px" });

  function fill(piece) {
    if (!piece || !piece.classList.contains("lazy")) return;
    near.unobserve(piece);
    piece.classList.remove("lazy");
    const waiting = piece.querySelector("noscript");
    const { body } = new DOMParser().parseFromString(policy.createHTML(waiting.textContent), "text/html");
    pair(body);
    if (root.lang !== rendered) turn(body, root.lang);
    for (const link of all(".notes a:not([href*=':'])", body)) link.replaceWith(reason(link.getAttribute("href").slice(1)));
    waiting.replaceWith(...body.childNodes);
    if (filtered) sift(all("[data-f]", piece));
  }

  // words that come again and again have their twins in one place
  const twins = new Map(byId("twins") ? all("i", byId("twins").content).map((one) => [one.textContent, one.dataset.x]) : []);

  function pair(scope) {
    for (const word of all("x-w", scope)) {
      const said = document.createElement("span");
      said.textContent = word.textContent;
      said.dataset.x = twins.get(word.textContent);
      word.replaceWith(said);
    }
  }

  // a reason that many notes have stands once, below the reports
  function reason(id) {
    fill(byId("alasan"));
    const told = document.createElement("span");
    told.className = "why";
    told.append(...byId(id).cloneNode(true).childNodes);
    return told;
  }

  // --- the evidence margin ---

  function mark(text, start, end) {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    const marks = [];
    let at = 0;
    for (const node of nodes) {
      const points = Array.from(node.data);
      const low = Math.max(start - at, 0), high = Math.min(end - at, points.length);
      at += points.length;
      if (low >= high) continue;
      const from = points.slice(0, low).join("").length, words = points.slice(low, high).join("");
      const middle = node.splitText(from);
      middle.splitText(words.length);
      const marked = document.createElement("mark");
      middle.replaceWith(marked);
      marked.append(middle);
      marks.push(marked);
    }
    return marks;
  }

  function reasons(report, start, end) {
    const notes = all(".body .notes > li:not(.k-n) > a:first-child", report).map((link) =>
      [link.parentNode, ...link.getAttribute("href").replace(/^.*:/, "").split("-").map(Number)]);
    const same = notes.filter(([, s, e]) => s === start && e === end);
    const within = notes.filter(([, s, e]) => s < end && start < e && !(s === start && e === end));
    return [...same, ...within].slice(0, Math.max(same.length, 6)).map(([note]) => note.cloneNode(true));
  }

  function open(at, focus) {
    const found = evidenceAt(at);
    if (!found) return close();
    const { report, start, end } = found;
    fill(report);
    const text = byId("margin-text");
    text.replaceChildren(...all(".body p", report).map((line) => {
      const copy = line.cloneNode(true);
      all("[id]", copy).forEach((piece) => piece.removeAttribute("id"));
      if (line.closest(".debris")) copy.classList.add("debris");
      return copy;
    }));
    text.lang = report.querySelector(".body").lang;
    const marks = mark(text, start, end);
    byId("margin-of").textContent = report.dataset.outlet;
    byId("margin-meta").replaceChildren(...all(".title, .date", report).map((piece) => piece.cloneNode(true)));
    byId("margin-why").replaceChildren(...reasons(report, start, end));
    byId("whole").href = "#" + at.replace(/:[^:]*$/, ":");
    byId("copied").hidden = true;
    margin.hidden = false;
    root.classList.add("reading");
    all("[aria-current]", main).forEach((link) => link.removeAttribute("aria-current"));
    const cited = all("a.e[href='#" + CSS.escape(at) + "']", main);
    cited.forEach((link) => link.setAttribute("aria-current", "true"));
    if (marks.length) text.scrollTop = marks[0].offsetTop - text.offsetTop - text.clientHeight / 3;
    if (focus) byId("margin-of").focus({ preventScroll: true });
    return cited;
  }

  function close() {
    if (margin.hidden) return;
    margin.hidden = true;
    root.classList.remove("reading");
    all("[aria-current]", main).forEach((link) => link.removeAttribute("aria-current"));
    if (opener && opener.isConnected) opener.focus({ preventScroll: true });
    opener = null;
  }

  function leave() {
    if (margin.hidden) return;
    go({ at: "" });
    close();
  }

  // to ask a report's link whether it is seen would make the browser lay out every report
  const seen = (link) => !link.closest(".off, details.text:not([open])") && (link.closest(".whole") || link.checkVisibility());

  function step(by) {
    const claims = all(claim + ", .lazy:not(.whole)", main);
    const count = claims.length;
    const now = opener ? claims.indexOf(opener) : -1;
    for (let n = 1; n <= count; n += 1) {
      const next = claims[now < 0 ? (by > 0 ? n - 1 : count - n) : (now + by * n + count * n) % count];
      if (next.matches(".lazy")) {
        if (next.classList.contains("off")) continue;
        fill(next);
        step(by);
        return;
      }
      if (next.getAttribute("href") !== "#" + state.at && seen(next)) { show(next, true); return; }
    }
  }

  function show(link, replace) {
    const before = link.getBoundingClientRect().top;
    opener = link;
    go({ at: link.getAttribute("href").slice(1) }, replace);
    open(state.at, true);
    scrollBy(0, link.getBoundingClientRect().top - before);
    reveal(link);
  }

  function reveal(link) {
    const box = link.getBoundingClientRect();
    const floor = innerWidth < 900 && !margin.hidden ? margin.getBoundingClientRect().top : innerHeight;
    if (box.top < 0 || box.bottom > floor) scrollBy(0, box.top - Math.min(floor / 2, 160));
  }

  async function copy() {
    const { report } = evidenceAt(state.at);
    const words = all("#margin-text mark").map((piece) => piece.textContent).join("");
    const title = report.dataset.title, day = report.querySelector(".date");
    const where = (report.dataset.url || "") + " #" + state.at;
    const said = [report.dataset.outlet, title, day && day.textContent, where.trim()].filter(Boolean).join(", ");
    const quotation = "“" + words + "” — " + said;
    try {
      await navigator.clipboard.writeText(quotation);
    } catch {
      const area = document.createElement("textarea");
      area.value = quotation;
      margin.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    byId("copied").hidden = false;
  }

  // --- filters, language, theme ---

  // of a thing that holds several, one alone must have all that is wanted: "o1 p2 | o3 p2"
  function sift(items) {
    const wanted = facets.map((key) => state[key]).filter(Boolean).map((token) => " " + token + " ");
    for (const item of items) {
      const fits = !wanted.length || item.dataset.f.split("|").some((one) => wanted.every((token) => (" " + one + " ").includes(token)));
      if (fits === item.classList.contains("off")) item.classList.toggle("off", !fits);
    }
  }

  function filter() {
    const wanted = facets.map((key) => state[key]).filter(Boolean);
    if (!wanted.length && !filtered) return;
    filtered = true;
    sift(all("[data-f]"));
    for (const part of all(".part")) {
      const items = all("[data-f]", part);
      part.querySelector(".nothing").hidden = !items.length || items.some((item) => !item.classList.contains("off"));
    }
    for (const key of facets) if (form.elements[key]) form.elements[key].value = state[key] || "";
    byId("clear").hidden = !wanted.length;
  }

  function speak(language) {
    if ((root.lang === language) || ![rendered, other].includes(language)) return;
    turn(document, language);
    byId("lang").lang = root.lang;
    root.lang = language;
  }

  function turn(scope, language) {
    for (const piece of all("[data-x]", scope)) [piece.textContent, piece.dataset.x] = [piece.dataset.x, piece.textContent];
    for (const name of ["aria-label", "title", "label"]) {
      for (const piece of all("[data-x-" + name + "]", scope)) {
        const before = piece.getAttribute(name);
        piece.setAttribute(name, piece.getAttribute("data-x-" + name));
        piece.setAttribute("data-x-" + name, before);
      }
    }
    for (const list of all(".notes", scope)) list.lang = language;
  }

  function light(theme) {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  }

  function restore() {
    state = parsed(location.hash);
    speak(state.lang || rendered);
    light(state.theme);
    filter();
    if (!evidenceAt(state.at)) { close(); return; }
    const cited = open(state.at);
    if (!cited.includes(opener)) opener = cited.find((link) => link.matches(claim) && seen(link)) || null;
  }

  function arrive() {
    // the browser has gone to the words in the report; with the margin open, the claim that cites them is the place to be
    if (opener && !margin.hidden) reveal(opener);
    else if (state.at) followed(state.at);
  }

  function followed(at) {
    let target = null;
    try { target = byId(decodeURIComponent(at)); } catch { return null; }
    if (!target) return null;
    fill(target);
    for (const fold of [target.querySelector(":scope > details.text"), target.closest("details")]) if (fold) fold.open = true;
    target.scrollIntoView();
    return target;
  }

  // --- what the reader does ---

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const at = link.getAttribute("href").slice(1);
    if (evidenceAt(at)) {
      if (margin.contains(link)) { go({ at }); open(at, true); } else show(link);
      return;
    }
    go({ at });
    close();
    const target = followed(at);
    if (!target) return;
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { leave(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/" && form.elements.length) {
      event.preventDefault();
      form.elements[0].scrollIntoView({ block: "nearest" });
      form.elements[0].focus();
    }
  });

  for (const type of ["pointerover", "pointerout"]) {
    document.addEventListener(type, (event) => {
      const item = event.target.closest && event.target.closest(".figure [data-k]");
      if (!item) return;
      const same = all("[data-k]", item.closest(".figure")).filter((one) => one.dataset.k === item.dataset.k);
      same.forEach((one) => one.classList.toggle("hot", type === "pointerover"));
    });
  }

  addEventListener("beforeprint", () => all(".lazy:not(.off, .off *)").forEach(fill));
  pair(document);
  for (const piece of all(".lazy")) near.observe(piece);

  form.addEventListener("change", (event) => { go({ [event.target.name]: event.target.value }, true); filter(); });
  form.addEventListener("reset", (event) => { event.preventDefault(); go({ o: "", p: "", d: "" }, true); filter(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  byId("close").addEventListener("click", leave);
  byId("next").addEventListener("click", () => step(1));
  byId("previous").addEventListener("click", () => step(-1));
  byId("copy").addEventListener("click", copy);
  byId("lang").addEventListener("click", () => {
    const language = root.lang === rendered ? other : rendered;
    go({ lang: language === rendered ? "" : language }, true);
    speak(language);
  });
  byId("theme").addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    go({ theme: dark ? "light" : "dark" }, true);
    light(state.theme);
  });
  addEventListener("popstate", restore);
  addEventListener("hashchange", arrive);
  addEventListener("load", () => { if (state.at) arrive(); });
  restore();
})();
