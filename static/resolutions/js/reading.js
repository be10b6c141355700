// On the page of a text: a footnote beside its mark, and where in the contents the reader is.
// The page says all of it without this: marks are links, contents are links.

const GAP = 8;
const LINGER = 250;
let preview = null;
let closing = 0;

function place(mark) {
  const box = mark.getBoundingClientRect();
  const room = document.documentElement.clientWidth - preview.offsetWidth - GAP;
  const below = box.bottom + GAP + preview.offsetHeight < innerHeight;
  preview.style.left = `${scrollX + Math.max(GAP, Math.min(box.left, room))}px`;
  preview.style.top = `${scrollY + (below ? box.bottom + GAP : box.top - GAP - preview.offsetHeight)}px`;
}

function show(mark) {
  const note = document.getElementById(decodeURIComponent(mark.hash.slice(1)))?.querySelector(".note__text");
  if (!note) return;
  hide();
  preview = document.createElement("div");
  preview.className = "preview";
  preview.id = "preview";
  preview.lang = note.closest("[lang]").lang;
  preview.dir = getComputedStyle(note).direction;
  preview.append(...note.cloneNode(true).childNodes);
  const full = preview.querySelector(".note__full");
  if (full) addFull(full);
  preview.addEventListener("pointerenter", () => clearTimeout(closing));
  preview.addEventListener("pointerleave", hideSoon);
  document.body.append(preview);
  mark.setAttribute("aria-describedby", "preview");
  place(mark);
}

// An "Ibid." also shows the note it repeats.
function addFull(link) {
  const repeated = document.getElementById(link.hash.slice(1))?.querySelector(".note__text");
  if (!repeated) return;
  const source = document.createElement("div");
  source.className = "preview__full";
  source.append(`${link.textContent}: `, ...repeated.cloneNode(true).childNodes);
  link.remove();
  preview.append(source);
}

function hide() {
  clearTimeout(closing);
  document.querySelector("[aria-describedby=preview]")?.removeAttribute("aria-describedby");
  preview?.remove();
  preview = null;
}

function hideSoon() {
  clearTimeout(closing);
  closing = setTimeout(hide, LINGER);
}

for (const mark of document.querySelectorAll("[role=doc-noteref]")) {
  mark.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && show(mark));
  mark.addEventListener("pointerleave", hideSoon);
  mark.addEventListener("focus", () => mark.matches(":focus-visible") && show(mark));
  mark.addEventListener("blur", hideSoon);
  mark.addEventListener("click", hide);
}
addEventListener("keydown", (event) => event.key === "Escape" && hide());

const entries = new Map();
for (const link of document.querySelectorAll(".contents a[href^='#']")) {
  const target = document.getElementById(link.hash.slice(1));
  if (target) entries.set(target.closest("section[aria-labelledby]:has(> .part-name)")?.firstElementChild === target ? target.parentElement : target, link);
}
const visible = new Set();

function point() {
  for (const kind of [".jump__numbers", ".contents__parts"]) {
    const shown = [...entries].filter(([target, link]) => visible.has(target) && link.closest(kind));
    const current = kind === ".jump__numbers" ? shown.at(0) : shown.at(-1);
    for (const link of document.querySelectorAll(`${kind} [aria-current]`)) link.removeAttribute("aria-current");
    current?.[1].setAttribute("aria-current", "location");
  }
}

const watcher = new IntersectionObserver(
  (changes) => {
    for (const change of changes) visible[change.isIntersecting ? "add" : "delete"](change.target);
    point();
  },
  { rootMargin: "-10% 0px -60% 0px" },
);
for (const target of entries.keys()) watcher.observe(target);
