// A pack of clauses is carried from page to page in the address alone, as "pack=NAMES". Boxes of clauses in
// it are ticked; the count is told. It comes with the first box that is ticked, or with a page that carries
// a pack. Without this the form of a page makes the pack.

const CARRIED = "pack";
const say = document.getElementById("site").dataset; // the words, in the language of the interface
const forms = new Intl.PluralRules(document.documentElement.lang);
const bar = document.getElementById("pack");

function read(values) {
  const found = [];
  for (const value of values) {
    const [place, anchors] = value.split(/:(?=[^:]*$)/);
    for (const anchor of (anchors ?? "").split(",")) if (anchor) found.push(`${place}:${anchor}`);
  }
  return [...new Set(found)];
}

// Clauses of one text that follow one another share its name, as the archive itself writes them.
function names(clauses) {
  const joined = [];
  for (const clause of clauses) {
    const [place, anchor] = clause.split(/:(?=[^:]*$)/);
    const last = joined.at(-1);
    if (last?.place === place) last.anchors.push(anchor);
    else joined.push({ place, anchors: [anchor] });
  }
  return joined.map(({ place, anchors }) => `${place}:${anchors.join(",")}`);
}

const here = new URLSearchParams(location.search);
const isPack = location.pathname === "/pack/";
let chosen = read(here.getAll(isPack ? "clause" : CARRIED));

function query(parameters) {
  return parameters.toString().replaceAll("%2F", "/").replaceAll("%3A", ":").replaceAll("%2C", ",");
}

function withPack(address) {
  address.searchParams.delete(CARRIED);
  for (const name of names(chosen)) address.searchParams.append(CARRIED, name);
  address.search = query(address.searchParams);
  return address;
}

function hidden(name, value) {
  const field = document.createElement("input");
  return Object.assign(field, { type: "hidden", name, value });
}

function packHref() {
  const parameters = new URLSearchParams(names(chosen).map((name) => ["clause", name]));
  return `/pack/?${query(parameters)}`;
}

function carry(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || link.origin !== location.origin || link.hasAttribute("download")) return;
  if (link.hasAttribute("data-pack-link")) link.href = packHref();
  const isHere = link.pathname === location.pathname && link.hash;
  const isApart = /^\/(?:pack|cite|static|sources|admin)\b/.test(link.pathname);
  if (isHere || isApart || (!chosen.length && !link.search.includes(`${CARRIED}=`))) return;
  link.href = (link.closest("[data-interface]") ? back(link) : withPack(new URL(link.href))).href;
}

// The choice of a language leads back here, with the pack as it is now.
function back(link) {
  const address = new URL(link.href);
  address.searchParams.set("next", location.pathname + withPack(new URL(location.href)).search);
  return address;
}
addEventListener("pointerdown", carry, true);
addEventListener("focusin", carry, true);

// A pasted text is sent in the body of a request; the pack goes along in the address.
function along(form, submitter) {
  form.action = withPack(new URL(form.action)).href;
  if (submitter?.hasAttribute("formaction")) submitter.formAction = withPack(new URL(submitter.formAction)).href;
}

addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method === "post" && form.id === "paste") along(form, event.submitter);
  if (form.method !== "get" || form.id.startsWith("pack") || form.action.includes("/cite/")) return;
  for (const old of form.querySelectorAll(`[name=${CARRIED}]`)) old.remove();
  form.append(...names(chosen).map((name) => hidden(CARRIED, name)));
});

function tell() {
  const words = bar.querySelector("[data-pack-words]");
  const count = chosen.length;
  const chosenWords = forms.select(count) === "one" ? say.sayPackedOne : say.sayPackedOther;
  words.textContent = count ? chosenWords.replace("{count}", count) : say.sayTick;
  bar.querySelector("button").textContent = say.sayPack;
  bar.classList.toggle("packbar--carrying", count > 0);
  for (const old of bar.querySelectorAll("[name=clause]")) old.remove();
  bar.prepend(...names(chosen).map((name) => hidden("clause", name)));
}

if (bar) {
  const boxes = [...document.querySelectorAll("input.tick")];
  const settle = () => {
    for (const box of boxes) box.checked = chosen.includes(box.value);
    history.replaceState(history.state, "", withPack(new URL(location.href)));
    tell();
  };
  for (const box of boxes) {
    if (box.checked && !chosen.includes(box.value)) chosen.push(box.value);
    box.removeAttribute("name"); // the form's own fields keep the order in which clauses were chosen
    box.addEventListener("change", () => {
      chosen = chosen.filter((clause) => clause !== box.value);
      if (box.checked) chosen.push(box.value);
      settle();
    });
  }
  if (chosen.length) settle();
}
