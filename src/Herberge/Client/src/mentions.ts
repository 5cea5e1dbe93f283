import type { TextExpanderChangeEvent } from "@github/text-expander-element";

interface Person {
  id: string;
  handle: string;
  name: string;
  unit: string | null;
  hue: number | null;
  initials: string;
}

/** @ay suggests people; the list is the custom element's, the people come from the house. */
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
    detail.value = `@${detail.item.dataset.handle}`;
  });
}

async function suggest(text: string) {
  const answer = await fetch(`/people/suggest?q=${encodeURIComponent(text)}`, { credentials: "same-origin" });
  const people = answer.ok ? await answer.json() as Person[] : [];
  const list = document.createElement("ul");
  list.className = "menu suggest-people";
  list.setAttribute("role", "listbox");
  list.append(...people.slice(0, 8).map(option));
  return { matched: people.length > 0, fragment: list };
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
