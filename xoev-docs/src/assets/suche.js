"use strict";
// Full-text search without a server: words lie in small scripts, by their first two letters, and are loaded when they
// are needed. What the files hold is described in xoev-docs/src/search/mod.rs.
window.xoevSuche = (function () {
  const body = document.body;
  const base = body.dataset.root + body.dataset.version + "/";
  const files = new Map(); // name -> promise
  const parts = new Map(); // name -> content
  const MOST = 30, SAME = 4;
  // By class of the place a word stands in: see `Weight`.
  const WEIGHT = [0, 1, 3, 8, 10, 16, 24, 40];

  function load(name) {
    if (!files.has(name)) {
      files.set(name, new Promise((done) => {
        const script = document.createElement("script");
        script.src = base + "suche/" + name + ".js";
        script.onload = () => done(parts.get(name));
        script.onerror = () => done(undefined);
        document.head.append(script);
      }));
    }
    return files.get(name);
  }

  // The same as `fold` in xoev-docs/src/search/fold.rs.
  function fold(text) {
    return text.normalize("NFD").toLowerCase().replace(/\p{M}/gu, "")
      .replace(/ß/g, "ss").replace(/æ/g, "ae").replace(/œ/g, "oe").replace(/ø/g, "o").replace(/ł/g, "l").replace(/[đð]/g, "d")
      .replace(/ae/g, "a").replace(/oe/g, "o").replace(/ue/g, "u");
  }

  function key(word) { return [...word].slice(0, 2).map((c) => /[a-z0-9]/.test(c) ? c : "_").join(""); }

  async function matches(word, names) {
    const found = new Map(); // document -> score
    const take = (term, postings, factor) => {
      let at = 0;
      for (const step of postings) {
        at += step;
        const document_ = at >> 3, score = WEIGHT[at & 7] * factor;
        if (score > (found.get(document_) || 0)) found.set(document_, score);
      }
    };
    const shard = await load("w-" + key(word)) || {};
    for (const term in shard) {
      if (term === word) take(term, shard[term], 1);
      else if (term.startsWith(word)) take(term, shard[term], 0.4 + 0.4 * word.length / term.length);
    }
    if (word.length > 2) {
      const inner = (names || []).filter((it) => it.includes(word, 1)).slice(0, 40);
      const shards = [...new Set(inner.map(key))];
      const loaded = await Promise.all(shards.map((it) => load("w-" + it)));
      for (const term of inner) {
        const postings = loaded[shards.indexOf(key(term))]?.[term];
        if (postings) take(term, postings, 0.3 * word.length / term.length);
      }
    }
    return found;
  }

  async function search(text) {
    const words = fold(text).split(/[^\p{L}\p{N}]+/u).filter((it) => it.length > 1);
    if (words.length === 0) return [];
    const [head, names] = await Promise.all([load("kopf"), load("namen")]);
    if (!head) return [];
    const all = await Promise.all(words.map((it) => matches(it, names)));
    let total = all[0];
    for (const more of all.slice(1)) {
      const both = new Map();
      for (const [document_, score] of total) if (more.has(document_)) both.set(document_, score + more.get(document_));
      total = both;
    }
    const kind = (document_) => head.ranges.findIndex((end) => document_ < end);
    const ranked = [...total].map(([document_, score]) => [document_, score * head.boosts[kind(document_)]])
      .sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST * 8);
    const blocks = [...new Set(ranked.slice(0, MOST * 3).map((it) => Math.floor(it[0] / head.block)))];
    await Promise.all(blocks.map((it) => load("d-" + it)));
    const hits = [], seen = new Map();
    for (const [document_] of ranked) {
      const block = parts.get("d-" + Math.floor(document_ / head.block));
      if (!block) continue;
      const [name, context, address] = block[document_ % head.block];
      const same = kind(document_) + " " + name, count = (seen.get(same) || 0) + 1;
      seen.set(same, count);
      if (count > SAME) continue;
      hits.push({ kind: head.kinds[kind(document_)], name, context, address });
      if (hits.length === MOST) break;
    }
    return hits;
  }

  function start() {
    const input = document.getElementById("-suche"), list = document.getElementById("-treffer");
    const status = document.getElementById("-treffer-zahl");
    if (!input || !list) return;
    let chosen = -1, turn = 0;
    const items = () => [...list.querySelectorAll("[role=option]")];
    const show = (open) => { list.hidden = !open; input.setAttribute("aria-expanded", String(open)); };
    const choose = (at) => {
      const all = items();
      chosen = all.length ? (at + all.length) % all.length : -1;
      all.forEach((it, index) => it.setAttribute("aria-selected", String(index === chosen)));
      if (chosen >= 0) {
        input.setAttribute("aria-activedescendant", all[chosen].id);
        all[chosen].scrollIntoView({ block: "nearest" });
      } else input.removeAttribute("aria-activedescendant");
    };
    const text = (name, content, class_) => {
      const element = document.createElement(name);
      element.textContent = content;
      if (class_) element.className = class_;
      return element;
    };
    const render = (hits) => {
      list.replaceChildren();
      hits.forEach((hit, index) => {
        const link = document.createElement("a");
        link.id = "-treffer-" + index;
        link.setAttribute("role", "option");
        link.href = base + hit.address;
        link.tabIndex = -1;
        link.append(text("span", hit.kind, "art"), " ", text("b", hit.name));
        if (hit.context) link.append(text("small", hit.context));
        list.append(link);
      });
      if (hits.length === 0) {
        list.append(text("p", input.dataset.none, "leer"));
      }
      status.textContent = hits.length === 0 ? input.dataset.none : hits.length + " " + input.dataset.some;
      show(true);
      choose(0);
    };
    const run = async () => {
      const mine = ++turn, query = input.value;
      if (fold(query).trim().length < 2) { show(false); return; }
      const hits = await search(query);
      if (mine === turn) render(hits);
    };
    input.addEventListener("input", run);
    input.addEventListener("focus", () => { load("kopf"); load("namen"); if (input.value) run(); });
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") { event.preventDefault(); list.hidden ? run() : choose(chosen + 1); }
      else if (event.key === "ArrowUp") { event.preventDefault(); choose(chosen - 1); }
      else if (event.key === "Escape") { show(false); }
      else if (event.key === "Enter" && !list.hidden && chosen >= 0) {
        event.preventDefault();
        show(false);
        location.href = items()[chosen].href;
      }
    });
    list.addEventListener("click", () => show(false));
    document.addEventListener("click", (event) => { if (!event.target.closest(".suche")) show(false); });
    document.addEventListener("keydown", (event) => {
      const inField = event.target.closest("input, textarea, select");
      if (event.key === "/" && !inField && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        input.focus();
        input.select();
      }
    });
  }
  start();
  return { fold, search, part: (name, content) => parts.set(name, content) };
})();
