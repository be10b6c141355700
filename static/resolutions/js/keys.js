// Single keys: "/" to search, "j" and "k" through paragraphs, "n" and "p" through changes, "?" for help.
// site.js asks for this with the first of them, where nobody writes and the reader has not switched them off.
// The page says all of it without this.

const PARAGRAPHS = ".clause, .change, .result";
const CHANGES = ".change:not(.change--identical), .change:has(.relation--moved)";
const STEPS = { j: [PARAGRAPHS, 1], k: [PARAGRAPHS, -1], n: [CHANGES, 1], p: [CHANGES, -1] };

// From what has the focus, if it is in sight; else from where the window begins.
function next(selector, by) {
  const places = [...document.querySelectorAll(selector)].filter((place) => place.checkVisibility());
  const tops = places.map((place) => place.getBoundingClientRect().top);
  const here = places.indexOf(document.activeElement.closest(selector));
  if (here >= 0 && tops[here] > -innerHeight && tops[here] < innerHeight) return places[here + by];
  return by > 0 ? places[tops.findIndex((top) => top >= 0)] : places[tops.findLastIndex((top) => top < 0)];
}

function go(place) {
  if (!place) return;
  if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "start" });
}

function search() {
  const field = document.querySelector("main [name=q]");
  if (field) {
    field.focus();
    field.select();
    return;
  }
  const address = new URL(document.querySelector(".site-nav a[href^='/search/']").href);
  address.hash = "q";
  location.assign(address);
}

// The list of keys stands on the page about the archive; elsewhere it comes in a dialog.
async function help() {
  const own = document.querySelector("[data-key-list]");
  if (own) {
    go(own);
    return;
  }
  try {
    const answer = await fetch("/about/");
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    show(page.querySelector("[data-key-list]"));
  } catch {
    location.assign("/about/#keys");
  }
}

function show(section) {
  if (document.querySelector("[data-key-list]")) return;
  const dialog = document.createElement("dialog");
  const close = document.createElement("button");
  dialog.className = "cite-dialog";
  dialog.setAttribute("aria-labelledby", "keys");
  close.className = "button button--quiet";
  close.textContent = document.getElementById("site").dataset.sayClose;
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  const foot = document.createElement("p");
  foot.className = "cite-dialog__foot";
  foot.append(close);
  dialog.append(section, foot);
  document.body.append(dialog);
  wire(section);
  dialog.showModal();
}

// The switch: nothing is kept but that the keys are off.
function wire(section) {
  const label = section.querySelector("[data-keys-switch]");
  const box = label.querySelector("input");
  try {
    box.checked = localStorage.getItem("keys") !== "off";
    box.addEventListener("change", () => {
      if (box.checked) localStorage.removeItem("keys");
      else localStorage.setItem("keys", "off");
    });
    label.hidden = false;
  } catch {
    // Storage is closed: there is nothing to switch with.
  }
}

export function press(key) {
  if (document.querySelector("dialog[open]")) return;
  if (key === "/") search();
  else if (key === "?") help();
  else go(next(...STEPS[key]));
}

const section = document.querySelector("[data-key-list]");
if (section) wire(section);
