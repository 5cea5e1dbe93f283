import { all, one } from "./dom";

/** Sessions of a plan can be dragged to a place: that chooses it in the session's own form and sends it, so the rules stand in one place. */
export function enhancePlan() {
  let dragged: HTMLElement | undefined;
  const places = all("[data-plan] [data-place]");
  for (const card of all("[data-plan] [data-session]")) {
    card.draggable = true;
    card.addEventListener("dragstart", event => {
      dragged = card;
      event.dataTransfer?.setData("text/plain", card.dataset.session ?? "");
      for (const place of places) place.classList.add("may-drop");
    });
    card.addEventListener("dragend", () => {
      dragged = undefined;
      for (const place of places) place.classList.remove("may-drop", "drop");
    });
  }

  for (const place of places) {
    place.addEventListener("dragover", event => {
      if (!dragged || place.contains(dragged)) return;
      event.preventDefault();
      place.classList.add("drop");
    });
    place.addEventListener("dragleave", event => {
      if (!place.contains(event.relatedTarget as Node | null)) place.classList.remove("drop");
    });
    place.addEventListener("drop", event => {
      event.preventDefault();
      const select = dragged && one<HTMLSelectElement>("select", dragged);
      if (!select || place.contains(dragged!)) return;
      select.value = place.dataset.place ?? "";
      select.form?.requestSubmit();
    });
  }
}
