import type { TextExpanderChangeEvent } from "@github/text-expander-element";

interface Named {
  kind: string;
  name: string;
  markdown: string;
}

interface Person {
  id: string;
  handle: string;
  name: string;
  unit: string | null;
  hue: number | null;
  initials: string;
}

/** @ay suggests people, spaces, units and ideas; the list is the custom element's, what stands in it comes from the house. */
export function completeMentions(form: HTMLFormElement) {
  const expander = form.querySelector<HTMLElement>("text-expander");
  if (!expander) return;
  let newest: ReturnType<typeof suggest>;
  expander.addEventListener("text-expander-change", event => {
    const { detail } = event as TextExpanderChangeEvent;
    if (!detail || detail.key !== "@" || detail.text.length < 1) return;
    // Answers may come in another order than they were asked for: an overtaken one gives what the newest gives.
    const asked: ReturnType<typeof suggest> = suggest(detail.text).then(found => newest === asked ? found : newest);
    newest = asked;
    detail.provide(asked);
  });
  expander.addEventListener("text-expander-value", event => {
    const { detail } = event as CustomEvent<{ item: HTMLElement; value: string }>;
    detail.value = detail.item.dataset.markdown ?? `@${detail.item.dataset.handle}`;
  });
}

async function suggest(text: string) {
  const [people, things] = await Promise.all([ask<Person>(`/people/suggest?q=${encodeURIComponent(text)}`), ask<Named>(`/references?q=${encodeURIComponent(text)}&${place()}`)]);
  const list = document.createElement("ul");
  list.className = "menu suggest-people";
  list.setAttribute("role", "listbox");
  list.append(...people.slice(0, things.length > 0 ? 5 : 8).map(option), ...things.map(thing));
  return { matched: people.length + things.length > 0, fragment: list };
}

async function ask<T>(address: string) {
  const answer = await fetch(address, { credentials: "same-origin" });
  return answer.ok ? await answer.json() as T[] : [];
}

/** Where the text will stand, as the page's address says: only what all readers there may know of is suggested. */
function place() {
  const [, kind, id] = location.pathname.split("/");
  return kind === "threads" ? `thread=${id}` : kind === "spaces" ? `space=${id}` : "";
}

function thing(named: Named, number: number) {
  const item = document.createElement("li");
  item.setAttribute("role", "option");
  item.id = `suggest-thing-${number}`;
  item.dataset.markdown = named.markdown;
  const mark = document.createElement("span");
  mark.className = `suggest-mark i-${named.kind === "space" ? "door" : named.kind === "unit" ? "sitemap" : "bulb"}`;
  mark.setAttribute("aria-hidden", "true");
  const name = document.createElement("b");
  name.textContent = named.name;
  item.append(mark, name);
  return item;
}

function option(person: Person) {
  const item = document.createElement("li");
  item.setAttribute("role", "option");
  item.id = `suggest-${person.id}`;
  item.dataset.handle = person.handle;
  const face = document.createElement("span");
  face.className = person.hue === null ? "av s guest" : "av s";
  if (person.hue !== null) face.dataset.hue = String(person.hue);
  face.setAttribute("aria-hidden", "true");
  face.textContent = person.initials;
  const words = document.createElement("span");
  const name = document.createElement("b");
  name.textContent = person.name;
  const unit = document.createElement("small");
  unit.textContent = person.unit ?? "";
  words.append(name, unit);
  item.append(face, words);
  return item;
}
