import { all, one } from "./dom";

const step: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Posts of the calendar can be dragged to another day, or moved with Alt and an arrow key. Either fills in the post's own form and sends it. */
export function enhanceCalendar() {
  let dragged: HTMLElement | undefined;
  const days = all("[data-calendar] [data-day]").filter(day => day.dataset.open !== undefined);
  for (const card of all("[data-calendar] [data-move]")) {
    if (!one("form", card)) continue;
    card.draggable = true;
    card.addEventListener("dragstart", event => {
      dragged = card;
      event.dataTransfer?.setData("text/plain", card.textContent ?? "");
      for (const day of days) day.classList.add("may-drop");
    });
    card.addEventListener("dragend", () => {
      dragged = undefined;
      for (const day of days) day.classList.remove("may-drop", "drop");
    });
    card.addEventListener("keydown", event => {
      const by = event.altKey ? step[event.key] : undefined;
      const input = one<HTMLInputElement>("input[type=date]", card);
      if (!by || !input || event.target === input) return;
      event.preventDefault();
      const day = new Date(`${input.value}T12:00:00Z`);
      day.setUTCDate(day.getUTCDate() + by);
      move(card, day.toISOString().slice(0, 10));
    });
  }

  for (const day of days) {
    day.addEventListener("dragover", event => {
      if (!dragged || day.contains(dragged)) return;
      event.preventDefault();
      day.classList.add("drop");
    });
    day.addEventListener("dragleave", event => {
      if (!day.contains(event.relatedTarget as Node | null)) day.classList.remove("drop");
    });
    day.addEventListener("drop", event => {
      event.preventDefault();
      if (dragged && !day.contains(dragged)) move(dragged, day.dataset.day ?? "");
    });
  }
}

function move(card: HTMLElement, day: string) {
  const input = one<HTMLInputElement>("input[type=date]", card);
  if (!input?.form || !day) return;
  input.value = day;
  input.form.requestSubmit();
}
