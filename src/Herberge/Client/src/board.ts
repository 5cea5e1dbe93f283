import { all } from "./dom";

const step: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };

/**
 * Cards of a board can be dragged, or moved with Alt and an arrow key. Either presses the button of the card's own menu, so that where
 * an idea may go, and what is said when something is missing, is decided in one place.
 */
export function enhanceBoard() {
  let dragged: HTMLElement | undefined;
  const columns = all<HTMLElement>("[data-board] .col");
  for (const card of all<HTMLElement>("[data-board] .idea-card")) {
    if (!card.querySelector(".menu button[name=stage]")) continue;
    card.draggable = true;
    card.addEventListener("dragstart", event => {
      dragged = card;
      event.dataTransfer?.setData("text/plain", card.dataset.title ?? "");
      for (const column of columns) column.classList.toggle("may-drop", buttonFor(card, column) !== null);
    });
    card.addEventListener("dragend", () => {
      dragged = undefined;
      for (const column of columns) column.classList.remove("may-drop", "drop");
    });
    card.addEventListener("keydown", event => {
      const by = event.altKey ? step[event.key] : undefined;
      if (!by) return;
      event.preventDefault();
      for (let at = columns.findIndex(column => column.contains(card)) + by; at >= 0 && at < columns.length; at += by) {
        if (press(buttonFor(card, columns[at]))) return;
      }
    });
  }

  for (const column of columns) {
    column.addEventListener("dragover", event => {
      if (!dragged || !buttonFor(dragged, column)) return;
      event.preventDefault();
      column.classList.add("drop");
    });
    column.addEventListener("dragleave", event => {
      if (!column.contains(event.relatedTarget as Node | null)) column.classList.remove("drop");
    });
    column.addEventListener("drop", event => {
      event.preventDefault();
      if (dragged) press(buttonFor(dragged, column));
    });
  }
}

const buttonFor = (card: HTMLElement, column: HTMLElement | undefined) =>
  column ? card.querySelector<HTMLButtonElement>(`.menu button[name=stage][value="${column.dataset.stage}"]`) : null;

function press(button: HTMLButtonElement | null) {
  button?.form?.requestSubmit(button);
  return button !== null;
}
