// On a comparison: "n" and "p" lead to the next and the previous change. A button switches the keys off,
// and the choice is remembered. The page says all of it without this: both are links in every row.

const STEPS = { n: 1, p: -1 };
const KEPT = "change-keys";
const rows = [...document.querySelectorAll("[data-change]")];
let on = true;
try {
  on = localStorage.getItem(KEPT) !== "off";
} catch {
  // Storage may be closed; the keys are on.
}

for (const button of document.querySelectorAll("button[data-keys]")) {
  const state = button.querySelector("[data-keys-state]");
  const { sayOn, sayOff } = document.getElementById("site").dataset;
  const say = () => (state.textContent = on ? sayOn : sayOff);
  say();
  button.hidden = rows.length === 0;
  button.addEventListener("click", () => {
    on = !on;
    say();
    try {
      localStorage.setItem(KEPT, on ? "on" : "off");
    } catch {
      // The choice then holds for this page.
    }
  });
}

// The changed row to go to from the row with the focus, else from what the window shows.
function from(step) {
  const here = document.activeElement.closest(".change");
  const after = (row) =>
    here ? here.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING : row.getBoundingClientRect().top > 1;
  const later = rows.findIndex((row) => row !== here && after(row));
  if (step > 0) return rows[later];
  const before = (later < 0 ? rows.length : later) - 1;
  return rows[rows[before] === here ? before - 1 : before];
}

addEventListener("keydown", (event) => {
  const step = STEPS[event.key];
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (!on || !step || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const row = from(step);
  if (!row) return;
  event.preventDefault();
  location.hash = row.id;
  row.focus();
});
