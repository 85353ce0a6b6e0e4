"use strict";
(() => {
  const find = (id) => document.getElementById(id);
  const form = find("filter");
  const list = find("list");
  const messages = [...list.children];
  // The text of a message is taken from the page when it is first searched.
  const texts = new Map();
  const textOf = (message) => {
    if (!texts.has(message)) texts.set(message, message.textContent.toLowerCase());
    return texts.get(message);
  };

  const apply = () => {
    const words = find("text").value.toLowerCase().split(/\s+/).filter(Boolean);
    const rule = find("rule").value;
    const verdicts = new Set([...form.querySelectorAll("[name=verdict]:checked")].map((box) => box.value));
    const shown = [];
    for (const message of messages) {
      let isShown = verdicts.has(message.className) && words.every((word) => textOf(message).includes(word));
      if (isShown || rule === "") {
        let findings = 0;
        for (const finding of message.querySelectorAll(".findings > li")) {
          finding.hidden = rule !== "" && finding.dataset.rule !== rule;
          if (!finding.hidden) findings += 1;
        }
        isShown &&= rule === "" || findings > 0;
      }
      if (isShown) shown.push(message);
    }
    // Of thousands, browsers lay out those that are there sooner than they pass over hidden ones.
    list.replaceChildren(...shown);
    find("none-shown").hidden = shown.length > 0;
    const output = find("shown");
    output.value = output.dataset.text.replace("{shown}", shown.length).replace("{all}", messages.length);
  };

  const open = (isOpen) => {
    list.querySelectorAll("details").forEach((details) => { details.open = isOpen; });
  };

  let waiting = 0;
  form.addEventListener("input", () => {
    // Of a few, the filter keeps up with the typing.
    if (messages.length <= 1000) return apply();
    clearTimeout(waiting);
    waiting = setTimeout(apply, 150);
  });
  form.addEventListener("reset", () => setTimeout(apply, 0));
  form.addEventListener("submit", (event) => event.preventDefault());
  find("expand").addEventListener("click", () => open(true));
  find("collapse").addEventListener("click", () => open(false));
  window.addEventListener("beforeprint", () => open(true));
  form.hidden = false;
  apply();
  // Of a few there is no need to search for what to open.
  if (document.querySelectorAll("details").length <= 10) open(true);
})();
