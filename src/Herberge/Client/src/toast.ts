import { all, one } from "./dom";

const staysFor = 6000;

/** Says what happened, with a way back where there is one. Stays while somebody points at it. */
export function toast(text: string, undo?: () => void | Promise<void>) {
  const region = one("#toasts");
  if (!region) return;
  const message = document.createElement("p");
  message.className = "toast";
  const words = document.createElement("span");
  words.textContent = text;
  message.append(words);
  if (undo) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = region.dataset.undo ?? "";
    button.addEventListener("click", () => {
      message.remove();
      void undo();
    });
    message.append(button);
  }
  region.append(message);
  leaveLater(message);
}

/** What was asked for did not reach the house. */
export function sayNotArrived() {
  const sentence = one("#toasts")?.dataset.failed;
  if (sentence) toast(sentence);
}

/** Messages the server put on the page leave the same way. */
export function showServerToasts() {
  for (const message of all("#toasts .toast")) leaveLater(message);
}

function leaveLater(message: HTMLElement) {
  let timer = setTimeout(leave, staysFor);
  const wait = () => clearTimeout(timer);
  const go = () => {
    clearTimeout(timer);
    timer = setTimeout(leave, staysFor);
  };
  message.addEventListener("pointerenter", wait);
  message.addEventListener("focusin", wait);
  message.addEventListener("pointerleave", go);
  message.addEventListener("focusout", go);
  function leave() {
    message.remove();
  }
}
