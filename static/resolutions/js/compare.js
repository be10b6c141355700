// On a comparison: "n" and "p" lead to the next and the previous change, while the focus is on a row
// (a link to a row puts it there). The page says all of it without this: both are links in every row.

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const row = event.target.closest?.(".change");
  row?.querySelector(`[data-step="${CSS.escape(event.key)}"]`)?.click();
});
