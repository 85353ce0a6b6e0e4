"use strict";
(() => {
  const find = (id) => document.getElementById(id);
  const form = find("filter");
  if (!form) return;
  const list = find("list");
  const subjects = [...list.children].map((element) => ({
    element,
    messages: new Set(element.dataset.messages.split(" ")),
    changes: [...element.querySelectorAll(".change")],
  }));
  const count = (changes) => changes.reduce((sum, it) => sum + Number(it.dataset.count), 0);
  const all = subjects.reduce((sum, it) => sum + count(it.changes), 0);
  // The texts are taken from the page when they are first searched.
  const texts = new Map();
  const textOf = (element) => {
    if (!texts.has(element)) texts.set(element, element.textContent.toLowerCase());
    return texts.get(element);
  };
  const checked = (name) => new Set([...form.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value));

  const apply = () => {
    const words = find("text").value.toLowerCase().split(/\s+/).filter(Boolean);
    const message = find("message").value;
    const kind = find("kind").value;
    const [reader, writer] = [checked("reader"), checked("writer")];
    const shown = [];
    let number = 0;
    for (const { element, messages, changes } of subjects) {
      if (message !== "" && !messages.has(message)) continue;
      const head = words.length > 0 ? textOf(element.querySelector("summary")) : "";
      const left = changes.filter((it) => {
        const isLeft = (kind === "" || it.dataset.kind === kind) && reader.has(it.dataset.reader)
          && writer.has(it.dataset.writer) && words.every((word) => head.includes(word) || textOf(it).includes(word));
        it.hidden = !isLeft;
        return isLeft;
      });
      if (left.length > 0) shown.push(element);
      number += count(left);
    }
    // Of thousands, browsers lay out those that are there sooner than they pass over hidden ones.
    list.replaceChildren(...shown);
    find("none-shown").hidden = shown.length > 0;
    const output = find("shown");
    output.value = output.dataset.text.replace("{shown}", number).replace("{all}", all);
  };

  const open = (isOpen) => {
    list.querySelectorAll(".subject > details").forEach((details) => { details.open = isOpen; });
  };

  let waiting = 0;
  form.addEventListener("input", () => {
    // Of a few, the filter keeps up with the typing.
    if (subjects.length <= 200) return apply();
    clearTimeout(waiting);
    waiting = setTimeout(apply, 150);
  });
  form.addEventListener("reset", () => setTimeout(apply, 0));
  form.addEventListener("submit", (event) => event.preventDefault());
  find("expand").addEventListener("click", () => open(true));
  find("collapse").addEventListener("click", () => open(false));
  document.querySelectorAll("[data-message]").forEach((link) => link.addEventListener("click", () => {
    find("message").value = link.dataset.message;
    apply();
  }));
  window.addEventListener("beforeprint", () => open(true));
  form.hidden = false;
  apply();
  // Of a few there is no need to search for what to open.
  if (subjects.length <= 20) open(true);
})();
