import { all } from "./dom";

const pause = 150;

/** A field for somebody's name offers people while one types. */
export function suggestNames() {
  for (const field of all<HTMLInputElement>("input[data-people]")) {
    const list = document.createElement("datalist");
    list.id = `${field.id}-people`;
    field.after(list);
    field.setAttribute("list", list.id);
    let timer: ReturnType<typeof setTimeout> | undefined;
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => void offer(field, list), pause);
    });
  }
}

async function offer(field: HTMLInputElement, list: HTMLDataListElement) {
  if (field.value.trim().length < 2) return;
  const answer = await fetch(`/people/suggest?q=${encodeURIComponent(field.value)}`, { credentials: "same-origin" }).catch(() => undefined);
  if (!answer?.ok) return;
  const people = await answer.json() as { name: string; unit: string | null }[];
  list.replaceChildren(...people.map(person => new Option(person.unit ?? "", person.name)));
}
