// Several things in one field, as tags, completed from what the house already calls them. Without script the field
// stays what it is: a list with commas, which is also what is sent.
import { all, fill } from "./dom";

let lists = 0;

export function enhanceTags() {
  for (const field of all<HTMLInputElement>("input[data-tags]")) makeTags(field);
  for (const field of all<HTMLInputElement>("input[data-suggest]")) suggestInto(field, field.dataset.suggest!);
  for (const field of all<HTMLInputElement>("input[data-photo]")) preview(field);
}

function makeTags(field: HTMLInputElement) {
  const box = document.createElement("div");
  box.className = "tags";
  const typing = document.createElement("input");
  typing.id = field.id;
  typing.autocomplete = "off";
  const described = field.getAttribute("aria-describedby");
  if (described) typing.setAttribute("aria-describedby", described);
  field.removeAttribute("id");
  field.type = "hidden";
  field.after(box);
  box.append(typing);

  const words = () => field.value.split(",").map(word => word.trim()).filter(Boolean);
  const keep = (next: string[]) => {
    field.value = next.join(", ");
    for (const tag of all(".tag", box)) tag.remove();
    typing.before(...next.map(tag));
  };
  const tag = (word: string) => {
    const shown = document.createElement("span");
    shown.className = "tag";
    const drop = document.createElement("button");
    drop.type = "button";
    drop.textContent = "×";
    drop.setAttribute("aria-label", fill(field.dataset.tagRemove ?? "{0}", word));
    drop.addEventListener("click", () => {
      keep(words().filter(other => other !== word));
      typing.focus();
    });
    shown.append(word, drop);
    return shown;
  };
  const take = () => {
    const added = typing.value.split(/[,;]/).map(word => word.trim()).filter(Boolean);
    typing.value = "";
    const known = new Set(words().map(word => word.toLowerCase()));
    if (added.length > 0) keep([...words(), ...added.filter(word => !known.has(word.toLowerCase()))]);
  };

  suggestInto(typing, field.dataset.tags!);
  typing.addEventListener("keydown", event => {
    if ((event.key === "Enter" || event.key === ",") && typing.value.trim()) {
      event.preventDefault();
      take();
    } else if (event.key === "Backspace" && typing.value === "") {
      keep(words().slice(0, -1));
    }
  });
  typing.addEventListener("input", event => {
    // Chosen from the list: browsers say so by replacing the whole text.
    if ((event as InputEvent).inputType === "insertReplacementText" || !(event instanceof InputEvent)) take();
  });
  typing.addEventListener("change", take);
  typing.form?.addEventListener("submit", take);
  keep(words());
}

function suggestInto(field: HTMLInputElement, address: string) {
  const list = document.createElement("datalist");
  list.id = `suggestions-${++lists}`;
  field.setAttribute("list", list.id);
  field.after(list);
  let asked = "";
  field.addEventListener("input", async () => {
    const text = field.value.trim();
    if (text.length < 2 || text === asked) return;
    asked = text;
    const answer = await fetch(`${address}?q=${encodeURIComponent(text)}`, { credentials: "same-origin" });
    if (!answer.ok || asked !== text) return;
    list.replaceChildren(...(await answer.json() as string[]).map(word => {
      const option = document.createElement("option");
      option.value = word;
      return option;
    }));
  });
}

/** The chosen picture in the window it will hang in, before it is sent. */
function preview(field: HTMLInputElement) {
  const place = document.querySelector("[data-photo-now]");
  field.addEventListener("change", () => {
    const file = field.files?.[0];
    if (!place || !file?.type.startsWith("image/")) return;
    const shown = document.createElement("img");
    shown.className = "av xl";
    shown.alt = "";
    shown.src = URL.createObjectURL(file);
    shown.addEventListener("load", () => URL.revokeObjectURL(shown.src), { once: true });
    place.replaceChildren(shown);
  });
}
