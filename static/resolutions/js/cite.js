// Where clauses can be cited: "Cite" opens what there is to copy beside the reader instead of on a page of
// its own, and each text there has a button. Without this the page of the link shows all of it as text.

const FADES = 4000;
const say = document.getElementById("site").dataset; // the words, in the language of the interface

async function copy({ text, html }, near) {
  try {
    const kinds = { "text/plain": new Blob([text], { type: "text/plain" }) };
    if (html) kinds["text/html"] = new Blob([html], { type: "text/html" });
    await navigator.clipboard.write([new ClipboardItem(kinds)]);
    return true;
  } catch {
    return copyAsBefore(text, near);
  }
}

// Where there is no clipboard to write to: an older browser, or an address without TLS.
function copyAsBefore(text, near) {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "spoken";
  near.after(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  near.focus();
  return copied;
}

function button(what, name, status) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button button--quiet copied__button";
  made.textContent = say.sayCopy;
  made.setAttribute("aria-label", say.sayCopyIt.replace("{name}", () => name));
  made.addEventListener("click", async () => {
    const copied = await copy(what(), made);
    status.textContent = copied ? say.sayCopiedIt.replace("{name}", () => name) : say.sayUncopied;
    made.textContent = copied ? say.sayCopied : say.sayCopy;
    setTimeout(() => (made.textContent = say.sayCopy), FADES);
  });
  return made;
}

function live() {
  const status = document.createElement("p");
  status.className = "copies__status";
  status.setAttribute("role", "status");
  return status;
}

function row(each, status, language) {
  const item = document.createElement("li");
  item.className = "copied";
  const name = document.createElement("h3");
  name.className = "copied__name";
  name.textContent = each.name;
  const text = document.createElement("div");
  text.className = "copied__text";
  text.append(...new DOMParser().parseFromString(each.html, "text/html").body.childNodes);
  if (each.exact) Object.assign(text, { lang: language, dir: "auto" });
  item.append(name, text, button(() => each, each.name, status));
  return item;
}

function dialog(found, href) {
  const made = document.createElement("dialog");
  made.className = "cite-dialog";
  made.setAttribute("aria-labelledby", "cite-title");
  const title = document.createElement("h2");
  title.id = "cite-title";
  title.textContent = found.place;
  const standing = document.createElement("p");
  standing.className = "muted small";
  standing.textContent = found.lacking ? `${found.standing}. ${found.lacking}` : found.standing;
  const status = live();
  const list = document.createElement("ul");
  list.className = "copies";
  list.append(...found.copy.map((each) => row(each, status, found.language)));
  const foot = document.createElement("p");
  foot.className = "cite-dialog__foot";
  const page = document.createElement("a");
  page.href = href;
  page.textContent = say.sayAll;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "button";
  close.textContent = say.sayClose;
  close.addEventListener("click", () => made.close());
  foot.append(page, close);
  made.append(title, standing, list, status, foot);
  made.addEventListener("click", (event) => event.target === made && made.close());
  made.addEventListener("close", () => made.remove());
  document.body.append(made);
  made.showModal();
}

// Show what a "Cite" link leads to; raises where it cannot be had.
export async function show(link) {
  const answer = await fetch(link.href, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(answer.statusText);
  dialog(await answer.json(), link.href);
}

for (const list of document.querySelectorAll("[data-copies]")) {
  const status = live();
  list.after(status);
  for (const item of list.children) {
    const text = item.querySelector("[data-copied]");
    const name = item.querySelector(".copied__name").textContent;
    const lines = [...text.querySelectorAll("p")].map((line) => line.textContent);
    const what = () => ({ text: lines.length ? lines.join("\n") : text.textContent, html: text.innerHTML });
    item.append(button(what, name, status));
  }
}
