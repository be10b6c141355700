// In the search box: suggestions of symbols, titles and lead phrases, as an ARIA combobox with a listbox.
// In a field with data-suggest: what that address offers; a choice fills the field instead of leading away.
// Without this the forms work the same; /search/suggest/ and /compare/texts/ list them on a page.

const WAIT = 150;
const FEWEST = 2;
const say = document.getElementById("site").dataset; // the words, in the language of the interface
const forms = new Intl.PluralRules(document.documentElement.lang);

class Suggestions {
  constructor(input) {
    this.input = input;
    this.address = input.dataset.suggest ?? "/search/suggest/";
    this.id = `${input.id}-suggestions`;
    this.found = [];
    this.active = -1;
    this.asked = null;
    input.type = "text"; // a searchbox cannot be a combobox
    if (!input.dataset.suggest) input.enterKeyHint = "search";
    const state = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.id };
    for (const [name, value] of Object.entries(state)) input.setAttribute(name, value);
    this.list = document.createElement("ul");
    this.list.className = input.dataset.suggest ? "suggestions suggestions--texts" : "suggestions";
    this.list.id = this.id;
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", say.saySuggestions);
    this.said = document.createElement("p");
    this.said.className = "spoken";
    this.said.setAttribute("role", "status");
    (input.closest("[data-suggest-here]") ?? input.form).append(this.list, this.said);
    input.addEventListener("input", () => this.askSoon());
    input.addEventListener("keydown", (event) => this.press(event));
    input.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps the focus in the box
    this.list.addEventListener("click", (event) => this.go(event.target.closest("[role=option]")));
  }

  askSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), WAIT);
  }

  async ask() {
    this.asked?.abort();
    const typed = this.input.value.trim();
    if (typed.length < FEWEST) return this.close();
    this.asked = new AbortController();
    const asked = new URLSearchParams({ q: typed });
    const language = this.input.form.elements.lang?.value; // without it, that of the letters typed
    if (language) asked.set("lang", language);
    const address = `${this.address}?${asked}`;
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" }, signal: this.asked.signal });
      if (!answer.ok) return this.close();
      const { suggestions } = await answer.json();
      if (document.activeElement === this.input) this.show(suggestions);
    } catch {
      this.close(); // typed on, or the network is gone: the form still works
    }
  }

  show(suggestions) {
    this.found = suggestions;
    this.active = -1;
    this.list.replaceChildren(...suggestions.map((one, place) => this.option(one, place)));
    this.list.hidden = suggestions.length === 0;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.input.removeAttribute("aria-activedescendant");
    const number = suggestions.length;
    const words = forms.select(number) === "one" ? say.saySuggestedOne : say.saySuggestedOther;
    this.said.textContent = number ? words.replace("{count}", number) : say.sayUnsuggested;
  }

  option(one, place) {
    const option = document.createElement("li");
    option.id = `${this.id}-${place}`;
    option.className = "suggestions__one";
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.href = one.href;
    if (one.value) option.dataset.value = one.value;
    const note = one.facts ?? [one.kind, one.note].filter(Boolean).join(", ");
    for (const [name, words] of [["label", one.label], ["kind", note]]) {
      const part = document.createElement("span");
      part.className = `suggestions__${name}`;
      part.textContent = words;
      if (name === "label") part.dir = "auto";
      option.append(part, " ");
    }
    return option;
  }

  press(event) {
    if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) this.ask();
      else this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.go(this.list.children[this.active]);
    }
  }

  move(step) {
    const places = this.found.length + 1; // one more: the box itself, with nothing chosen
    this.list.children[this.active]?.setAttribute("aria-selected", "false");
    this.active = ((this.active + 1 + step + places) % places) - 1;
    const option = this.list.children[this.active];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  go(option) {
    if (!option) return;
    if (!option.dataset.value) return location.assign(option.dataset.href);
    this.input.value = option.dataset.value;
    this.close();
  }

  close() {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.found = [];
    this.active = -1;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.said.textContent = "";
  }
}

for (const input of document.querySelectorAll("form[action='/search/'] input[type=search], input[data-suggest]")) {
  new Suggestions(input);
}
