// While somebody writes an idea, those that say much the same appear above the text. Without script they are shown once, after sending.
import { one } from "./dom";

const pause = 700;
const shortest = 8;

export function suggestSimilar() {
  const place = one<HTMLElement>("[data-similar]");
  const form = place?.closest("form");
  const text = form?.querySelector("textarea");
  const title = form?.querySelector<HTMLInputElement>('input[name="title"]');
  if (!place?.dataset.similar || !form || !text || !title) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = "";

  async function ask() {
    const typed = `${title!.value}\n${text!.value}`.trim().slice(0, 1000);
    if (typed.length < shortest || typed === asked) return;
    asked = typed;
    try {
      const answer = await fetch(`${place!.dataset.similar!}?text=${encodeURIComponent(typed)}`, { credentials: "same-origin" });
      if (!answer.ok || asked !== typed) return;
      const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-fragment]");
      place!.replaceChildren(...(found?.childNodes ?? []));
      if (place!.childElementCount > 0) see(form!);
    } catch {
      // Offline: the house asks once the idea is sent.
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), pause);
  });
}

/** They were shown, so sending doesn't have to show them again. */
function see(form: HTMLFormElement) {
  if (form.querySelector('input[name="seen"]')) return;
  const seen = document.createElement("input");
  seen.type = "hidden";
  seen.name = "seen";
  seen.value = "true";
  form.append(seen);
}
