// The composer: toolbar, preview, mentions, files by drop and paste, drafts saved while typing.
import "@github/markdown-toolbar-element";
import "@github/text-expander-element";
import { completeAnswers } from "./answers";
import { completeMentions } from "./mentions";
import { all, one, send } from "./dom";
import { keepDraft } from "./drafts";
import { takeFiles } from "./files";
import { sayNotArrived } from "./toast";

export function enhanceEditors() {
  for (const form of all<HTMLFormElement>("[data-editor]")) {
    const field = form.querySelector<HTMLTextAreaElement>("textarea");
    if (!field) continue;
    preview(form, field);
    completeMentions(form);
    completeAnswers(form, field);
    takeFiles(form, field);
    keepDraft(form, field);
    field.addEventListener("keydown", event => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    });
  }
  quotes();
}

function preview(form: HTMLFormElement, field: HTMLTextAreaElement) {
  const panel = form.querySelector<HTMLElement>("[data-preview]");
  const buttons = all<HTMLButtonElement>("[data-mode]", form);
  if (!panel) return;

  const show = (mode: "write" | "preview") => {
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.mode === mode));
    panel.hidden = mode === "write";
    for (const part of all(".toolbar, text-expander", form)) part.hidden = mode === "preview";
  };

  for (const button of buttons) {
    button.addEventListener("click", async () => {
      if (button.dataset.mode !== "preview") {
        show("write");
        field.focus();
        return;
      }
      try {
        const answer = await send("/preview", "POST", new URLSearchParams({ markdown: field.value }));
        // The server sanitised it: the same rules as for a stored post.
        panel.innerHTML = await answer.text();
        show("preview");
      } catch {
        sayNotArrived();
      }
    });
  }
}

/** “Antworten” names whom one answers and quotes what is marked in the post; “Zitieren” quotes the whole post where nothing is. */
function quotes() {
  // A press on a link takes the marking away, so it is read before.
  let marked = "";
  let markedIn: Element | null = null;
  document.addEventListener("pointerdown", () => {
    const selection = getSelection();
    marked = selection?.toString().trim() ?? "";
    const node = selection?.anchorNode;
    markedIn = marked && node ? (node instanceof Element ? node : node.parentElement)?.closest(".post") ?? null : null;
  }, { capture: true });

  document.addEventListener("click", event => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>(".reply, [data-quote]") : null;
    const field = one<HTMLTextAreaElement>("[data-editor] textarea");
    if (!button || !field) return;
    const post = button.dataset.quote ? one(button.dataset.quote) : button.closest(".post");
    if (!post) return;
    event.preventDefault();
    const answered = field.form?.elements.namedItem("replyTo");
    if (answered instanceof HTMLInputElement) answered.value = post.id.replace(/\D/g, "");
    const whole = button.dataset.quote ? post.querySelector<HTMLElement>(".prose")?.innerText.trim() ?? "" : "";
    const text = markedIn === post ? marked : whole;
    // A person's address ends in the name they are mentioned by.
    const handle = post.querySelector(".by a")?.getAttribute("href")?.split("/").pop();
    const author = handle ? `@${handle} ` : "";
    const quoted = text ? `${text.split("\n").map(line => `> ${line}`.trimEnd()).join("\n")}\n\n` : "";
    const before = field.value.trimEnd();
    field.value = before ? `${before}\n\n${quoted}${author}` : `${quoted}${author}`;
    field.setSelectionRange(field.value.length, field.value.length);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    const menu = button.closest<HTMLElement>("[popover]");
    menu?.hidePopover();
    field.scrollIntoView({ block: "center" });
    field.focus();
  });
}
