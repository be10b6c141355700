// On the page of a text: the history of a paragraph in a panel beside the text, instead of on a page of its
// own. What is shown is what that page says; its style comes with it. Without this the link leads there.

const say = document.getElementById("site").dataset; // the words, in the language of the interface

async function styled(page) {
  const held = new Set([...document.querySelectorAll("link[rel=stylesheet]")].map((link) => link.href));
  const wanted = [...page.querySelectorAll("link[rel=stylesheet]")].map((link) => link.getAttribute("href"));
  const missing = wanted.filter((href) => !held.has(new URL(href, location.href).href));
  await Promise.all(missing.map((href) => new Promise((done) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href, onload: done, onerror: done });
    document.head.append(link);
  })));
}

function button(words) {
  const made = document.createElement("button");
  return Object.assign(made, { type: "button", className: "button button--quiet", textContent: words });
}

function panel(page, href) {
  const made = document.createElement("dialog");
  made.className = "panel";
  made.setAttribute("aria-labelledby", "panel-title");
  const title = document.createElement("h2");
  Object.assign(title, { id: "panel-title", textContent: page.querySelector("h1").textContent });
  const whole = document.createElement("a");
  Object.assign(whole, { href, textContent: say.sayAll });
  const close = button(say.sayClose);
  close.addEventListener("click", () => made.close());
  const foot = document.createElement("p");
  foot.className = "panel__foot";
  foot.append(close, whole);
  const said = page.querySelectorAll(".life__facts, .balance__legend, .life, .notice");
  made.append(title, ...said, foot);
  for (const tools of made.querySelectorAll(".tools")) tools.remove();
  for (const link of made.querySelectorAll("a[href^='#']")) link.href = href + link.getAttribute("href");
  made.addEventListener("click", (event) => event.target === made && made.close());
  made.addEventListener("close", () => made.remove());
  return made;
}

// Show what a link to a history leads to; raises where it cannot be had.
export async function show(link) {
  const answer = await fetch(link.href);
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const made = panel(page, link.href);
  await styled(page);
  document.body.append(made);
  made.showModal();
}
