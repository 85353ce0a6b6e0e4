"use strict";
// Light, dark, or as the system has it; kept in the browser where that is allowed.
(function () {
  const orders = ["auto", "light", "dark"];
  const root = document.documentElement;
  let chosen = "auto";
  try { chosen = localStorage.getItem("xoev-farben") || "auto"; } catch { /* no storage: as the system has it */ }
  const apply = () => {
    if (chosen === "auto") root.removeAttribute("data-farben");
    else root.setAttribute("data-farben", chosen);
  };
  apply();
  document.addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("-farben");
    if (!button) return;
    const label = () => {
      const text = button.dataset.name + ": " + button.dataset[chosen];
      button.setAttribute("aria-label", text);
      button.title = text;
    };
    button.hidden = false;
    label();
    button.addEventListener("click", () => {
      chosen = orders[(orders.indexOf(chosen) + 1) % orders.length];
      try { localStorage.setItem("xoev-farben", chosen); } catch { /* no storage: for this page only */ }
      apply();
      label();
    });
  });
})();
