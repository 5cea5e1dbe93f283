// Buttons that belong to the page's one action form (<form id="act" method="post">) carry their own formaction.
// Without script they post and come back; here the small ones answer in place.
import { one, send } from "./dom";
import { sayNotArrived, toast } from "./toast";

export function enhanceActions() {
  document.addEventListener("submit", event => {
    const button = (event as SubmitEvent).submitter;
    if (!(button instanceof HTMLButtonElement) || event.defaultPrevented) return;
    if (button.dataset.confirm && !button.dataset.confirmed) ask(event, button);
    else if (button.matches(".reaction")) react(event, button);
    else if (button.dataset.removes) removeWithUndo(event, button);
  });

  document.addEventListener("click", event => {
    const target = event.target instanceof Element ? event.target : null;
    const copy = target?.closest<HTMLElement>("[data-copy]");
    if (copy) {
      event.preventDefault();
      const link = new URL(copy.dataset.copy || location.href, location.href).href;
      copy.closest<HTMLElement>("[popover]")?.hidePopover();
      // Without a secure connection there is no clipboard: then the link itself is shown, to be copied by hand.
      void (navigator.clipboard?.writeText(link) ?? Promise.reject()).then(() => toast(copy.dataset.copied ?? link), () => toast(link));
    }
    const opener = target?.closest<HTMLButtonElement>("button[commandfor]");
    if (opener && !("commandForElement" in HTMLButtonElement.prototype)) command(opener);
  });
}

/** Invoker commands for browsers that don't know them yet. */
function command(opener: HTMLButtonElement) {
  const dialog = document.getElementById(opener.getAttribute("commandfor") ?? "");
  if (!(dialog instanceof HTMLDialogElement)) return;
  if (opener.getAttribute("command") === "show-modal") dialog.showModal();
  if (opener.getAttribute("command") === "close") dialog.close();
}

function ask(event: Event, button: HTMLButtonElement) {
  const dialog = one<HTMLDialogElement>("#confirm");
  const go = dialog?.querySelector<HTMLButtonElement>("[data-go]");
  if (!dialog || !go) return;
  event.preventDefault();
  dialog.querySelector("[data-title]")!.textContent = button.dataset.confirm ?? "";
  dialog.querySelector("[data-text]")!.textContent = button.dataset.confirmText ?? "";
  go.textContent = button.dataset.confirmVerb ?? button.textContent;
  go.onclick = () => {
    dialog.close();
    button.dataset.confirmed = "1";
    button.form?.requestSubmit(button);
    delete button.dataset.confirmed;
  };
  dialog.showModal();
}

async function react(event: Event, button: HTMLButtonElement) {
  event.preventDefault();
  const pressed = button.getAttribute("aria-pressed") === "true";
  const number = button.querySelector(".num") ?? document.createElement("span");
  if (!number.parentNode) button.append(" ", number);
  number.className = "num";
  const before = Number(number.textContent || 0);
  const show = (on: boolean, count: number) => {
    button.setAttribute("aria-pressed", String(on));
    number.textContent = count > 0 ? String(count) : "";
  };
  show(!pressed, before + (pressed ? -1 : 1));
  try {
    await send(button.formAction, "POST", fields(button), { "Content-Type": "application/x-www-form-urlencoded" });
  } catch {
    show(pressed, before);
    sayNotArrived();
  }
}

async function removeWithUndo(event: Event, button: HTMLButtonElement) {
  event.preventDefault();
  const gone = one(button.dataset.removes!);
  try {
    await send(button.formAction, "POST", fields(button), { "Content-Type": "application/x-www-form-urlencoded" });
  } catch {
    return sayNotArrived();
  }
  if (gone) gone.hidden = true;
  button.closest<HTMLElement>("[popover]")?.hidePopover();
  const undo = button.dataset.undo;
  toast(button.dataset.done ?? "", undo ? async () => {
    try {
      await send(undo, "POST", fields(button), { "Content-Type": "application/x-www-form-urlencoded" });
      if (gone) gone.hidden = false;
    } catch {
      sayNotArrived();
    }
  } : undefined);
}

const fields = (button: HTMLButtonElement) =>
  new URLSearchParams([...new FormData(button.form ?? undefined, button)].map(([k, v]) => [k, String(v)]));
