import type { TextExpanderChangeEvent } from "@github/text-expander-element";

interface Answer {
  title: string;
  language: string;
  text: string;
}

/** “/dan” suggests answers the team agreed on; the button in the toolbar types the slash. */
export function completeAnswers(form: HTMLFormElement, field: HTMLTextAreaElement) {
  const expander = form.querySelector<HTMLElement>("text-expander");
  if (!expander) return;
  form.querySelector("[data-answers]")?.addEventListener("click", () => {
    const { selectionStart: at, value } = field;
    field.setRangeText(at > 0 && !/\s/.test(value[at - 1]!) ? " /" : "/", at, field.selectionEnd, "end");
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  let newest: ReturnType<typeof suggest>;
  expander.addEventListener("text-expander-change", event => {
    const { detail } = event as TextExpanderChangeEvent;
    if (detail?.key !== "/") return;
    // Answers may come in another order than they were asked for: an overtaken one gives what the newest gives.
    const asked: ReturnType<typeof suggest> = suggest(detail.text).then(found => newest === asked ? found : newest);
    newest = asked;
    detail.provide(asked);
  });
}

async function suggest(words: string) {
  const [, kind, id] = location.pathname.split("/");
  const answer = await fetch(`/rulebook/answers?${new URLSearchParams({ q: words, ...(kind === "threads" && id ? { thread: id } : {}) })}`, { credentials: "same-origin" });
  const answers = answer.ok ? await answer.json() as Answer[] : [];
  const list = document.createElement("ul");
  list.className = "menu suggest-people";
  list.setAttribute("role", "listbox");
  list.append(...answers.map(option));
  return { matched: answers.length > 0, fragment: list };
}

function option(answer: Answer, number: number) {
  const item = document.createElement("li");
  item.setAttribute("role", "option");
  item.id = `suggest-answer-${number}`;
  item.dataset.markdown = answer.text;
  const title = document.createElement("b");
  title.lang = answer.language;
  title.textContent = answer.title;
  item.append(title);
  return item;
}
