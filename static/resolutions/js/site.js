// On every page: the theme switch, and scripts that come when they are first needed. Nothing on the site
// needs any of them.
const THEMES = ["system", "light", "dark"];
const theme = () => document.documentElement.dataset.theme ?? "system";

function setTheme(name) {
  if (name === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = name;
  try {
    if (name === "system") localStorage.removeItem("theme");
    else localStorage.setItem("theme", name);
  } catch {
    // Storage may be closed; the choice then holds for this page.
  }
}

for (const button of document.querySelectorAll("[data-theme-switch]")) {
  const name = button.querySelector("[data-theme-name]");
  name.textContent = button.dataset[theme()];
  button.hidden = false;
  button.addEventListener("click", () => {
    setTheme(THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length]);
    name.textContent = button.dataset[theme()];
  });
}

// The addresses of the scripts stand in the page: they change with what is in them.
const scripts = document.currentScript.dataset;
const load = (name) => import(scripts[name]);

if (document.querySelector(".search-form, .pick")) load("suggest");
else addEventListener("focusin", (event) => event.target.matches("input[data-suggest]") && load("suggest"));
if (document.querySelector("[data-copies]")) load("cite");
if (location.pathname === "/pack/" || new URLSearchParams(location.search).has("pack")) load("pack");
else addEventListener("change", (event) => event.target.matches(".tick") && load("pack"));

// Single keys, where nobody writes.
if (document.querySelector("[data-key-list]")) load("keys");
addEventListener("keydown", async (event) => {
  const { key, target } = event;
  if (!/^[/jknp?]$/.test(key) || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (target.closest("input, select, textarea, dialog, [contenteditable]")) return;
  try {
    if (localStorage.getItem("keys")) return;
  } catch {
    // Storage may be closed; the keys are then on.
  }
  event.preventDefault();
  (await load("keys")).press(key);
});

// A list of links read aloud tells them apart; the box beside each says which clause it is.
for (const link of document.querySelectorAll(".tools > .cite")) {
  const called = link.previousElementSibling.ariaLabel.replace(/^[^:]*:\s*/, ""); // "Pack: A/RES/77/237, …"
  link.ariaLabel = scripts.sayCite.replace("{name}", () => called);
}

// What a link leads to is shown beside the text; where that fails, the link is followed.
const BESIDE = { cite: "a.cite", life: ".clause__age a" };
addEventListener("click", async (event) => {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const name = Object.keys(BESIDE).find((one) => event.target.closest?.(BESIDE[one]));
  if (!name) return;
  const link = event.target.closest(BESIDE[name]);
  event.preventDefault();
  try {
    await (await load(name)).show(link);
  } catch {
    location.assign(link.href);
  }
});
