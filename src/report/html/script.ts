/**
 * The page's script: the filter, opening and closing all groups, and links to a finding in a closed group. Without it the page has
 * everything but the filter. It makes no markup, so that nothing of the analysed code can become any.
 */
export const SCRIPT = `
"use strict";
const form = document.getElementById("filter");
const every = (selector, from = document) => [...from.querySelectorAll(selector)];
if (form) {
  const toggle = document.getElementById("toggle");
  const matches = document.getElementById("matches");
  const groups = every("details.rule").map((element) => ({
    element,
    gate: element.dataset.g,
    shown: element.querySelector(".shown"),
    open: element.open,
    items: every("ol.findings > li", element).map((item) => ({ item, text: null })),
  }));
  const total = groups.reduce((sum, group) => sum + group.items.length, 0);
  const apply = () => {
    const wanted = new FormData(form);
    const words = wanted.get("text").toLowerCase().split(/\\s+/).filter(Boolean);
    const severity = wanted.get("severity"), owner = wanted.get("owner"), gate = wanted.get("gate"), blocking = wanted.has("blocking");
    const filtered = words.length > 0 || severity || owner || gate || blocking;
    let found = 0;
    for (const group of groups) {
      const right = !gate || group.gate === gate;
      const name = group.element.querySelector("h3").textContent;
      let count = 0;
      for (const entry of group.items) {
        const data = entry.item.dataset;
        let show = right && (!severity || data.s === severity) && (!owner || data.o === owner) && (!blocking || "b" in data);
        if (show && words.length > 0) {
          entry.text ??= (name + " " + entry.item.textContent).toLowerCase();
          show = words.every((word) => entry.text.includes(word));
        }
        entry.item.hidden = !show;
        if (show) count += 1;
      }
      group.element.hidden = count === 0;
      group.shown.textContent = filtered && count < group.items.length ? count + " shown" : "";
      group.count = count;
      found += count;
    }
    for (const group of groups) group.element.open = filtered ? found <= 60 && group.count > 0 : group.open;
    matches.textContent = filtered ? found + " of " + total + " findings" : "";
  };
  let waiting = 0;
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(apply, 80); });
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  toggle.addEventListener("click", () => {
    const open = toggle.textContent === "Open all";
    for (const group of groups) if (!group.element.hidden) group.element.open = open;
    toggle.textContent = open ? "Close all" : "Open all";
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || /^(?:INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    event.preventDefault();
    form.elements.text.focus();
  });
  form.hidden = false;
}
const reveal = () => {
  const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  for (let parent = target && target.parentElement; parent; parent = parent.parentElement) if (parent.tagName === "DETAILS") parent.open = true;
  if (target) target.scrollIntoView();
};
addEventListener("hashchange", reveal);
reveal();
`;
