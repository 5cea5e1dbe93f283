import { fill, send } from "./dom";

const pause = 900;

/** Saves while somebody types, says so in words with the time, and keeps a copy here when the house can't be reached. */
export function keepDraft(form: HTMLFormElement, field: HTMLTextAreaElement) {
  const key = form.dataset.draft;
  if (!key) return;
  const url = `/drafts/${encodeURIComponent(key)}`;
  const state = form.querySelector<HTMLElement>("[data-draft-state]");
  const title = form.querySelector<HTMLInputElement>('input[name="title"], input[data-draft-title]');
  const local = `draft:${key}`;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sent = false;

  const kept = localStorage.getItem(local);
  if (kept && !field.value) field.value = kept;

  const say = (sentence: string | undefined) => {
    if (!state || !sentence) return;
    const time = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" }).format(new Date());
    state.textContent = fill(sentence, time);
    state.hidden = false;
  };

  async function save() {
    if (sent) return;
    try {
      if (field.value.trim() || title?.value.trim())
        await send(url, "PUT", JSON.stringify({ body: field.value, title: title?.value ?? null }), { "Content-Type": "application/json" });
      else await send(url, "DELETE");
      localStorage.removeItem(local);
      say(state?.dataset.saved);
    } catch {
      localStorage.setItem(local, field.value);
      say(state?.dataset.kept);
      timer = setTimeout(() => void save(), 10000);
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), pause);
  });
  form.addEventListener("submit", event => {
    if (event.defaultPrevented) return;
    sent = true;
    clearTimeout(timer);
    localStorage.removeItem(local);
  });
  form.querySelector<HTMLButtonElement>("[data-discard]")?.addEventListener("click", async () => {
    clearTimeout(timer);
    field.value = "";
    if (title) title.value = "";
    localStorage.removeItem(local);
    await send(url, "DELETE").catch(() => undefined);
    say(state?.dataset.discarded);
    field.focus();
  });
}
