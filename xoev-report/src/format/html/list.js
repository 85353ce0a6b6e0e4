"use strict";
// A list with a filter. `entry` says what is known of an element of the list; `all`, what of how many entries is counted;
// `choose` looks at the filter and gives what says of an entry how much of it is left. Up to `few` entries are filtered while
// somebody types. `details` are what can be opened; all of it is, at first, where `isShort` says so.
const listWithFilter = ({ entry, all, choose, few, details, isShort }) => {
  const find = (id) => document.getElementById(id);
  const form = find("filter");
  if (!form) return;
  const list = find("list");
  const entries = [...list.children].map((element) => ({ element, ...entry(element) }));
  const total = all(entries);
  // The text of an element is taken from the page when it is first searched.
  const texts = new Map();
  const textOf = (element) => {
    if (!texts.has(element)) texts.set(element, element.textContent.toLowerCase());
    return texts.get(element);
  };
  const value = (id) => find(id).value;
  const checked = (name) => new Set([...form.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value));

  const apply = () => {
    const words = value("text").toLowerCase().split(/\s+/).filter(Boolean);
    const left = choose({ value, checked, words, textOf });
    const shown = [];
    let number = 0;
    for (const entry of entries) {
      const count = left(entry);
      if (count > 0) shown.push(entry.element);
      number += count;
    }
    // Of thousands, browsers lay out those that are there sooner than they pass over hidden ones.
    list.replaceChildren(...shown);
    find("none-shown").hidden = shown.length > 0;
    const output = find("shown");
    output.value = output.dataset.text.replace("{shown}", number).replace("{all}", total);
  };
  const open = (isOpen) => {
    list.querySelectorAll(details).forEach((it) => { it.open = isOpen; });
  };

  let waiting = 0;
  form.addEventListener("input", () => {
    if (entries.length <= few) return apply();
    clearTimeout(waiting);
    waiting = setTimeout(apply, 150);
  });
  form.addEventListener("reset", () => setTimeout(apply, 0));
  form.addEventListener("submit", (event) => event.preventDefault());
  find("expand").addEventListener("click", () => open(true));
  find("collapse").addEventListener("click", () => open(false));
  window.addEventListener("beforeprint", () => open(true));
  // Buttons that set the filter: to which value, and of what, their data says.
  document.querySelectorAll("[data-filter]").forEach((link) => link.addEventListener("click", () => {
    find(link.dataset.filter).value = link.dataset.value;
    apply();
  }));
  form.hidden = false;
  apply();
  // Of a few there is no need to search for what to open.
  if (isShort(entries)) open(true);
};
