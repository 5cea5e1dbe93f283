// Coding voices by keyboard: chips for codes, a passage by selecting it, and single keys. Without script the same form
// works with ticks and a field.
import { all, fill, isTyping, one } from "./dom";
import { keysAreOn } from "./keys";

export function enhanceCoding() {
  const form = one<HTMLFormElement>("form[data-coding]");
  const box = form && one("[data-codes]", form);
  const field = form && one<HTMLInputElement>("[name='Form.Add']", form);
  if (!form || !box || !field) return;

  const typed = document.createElement("input");
  typed.type = "hidden";
  typed.name = field.name;
  field.removeAttribute("name");
  form.append(typed);
  const added = new Map<string, HTMLElement>();
  const keep = () => { typed.value = [...added.keys()].join(","); };

  const add = (name: string, hue?: string) => {
    const word = name.trim();
    if (!word || added.has(word)) return;
    const chip = document.createElement("span");
    chip.className = "code";
    if (hue) chip.dataset.hue = hue;
    const drop = document.createElement("button");
    drop.type = "button";
    drop.textContent = "×";
    drop.setAttribute("aria-label", fill(box.dataset.remove ?? "{0}", word));
    drop.addEventListener("click", () => {
      added.delete(word);
      chip.remove();
      keep();
      field.focus();
    });
    chip.append(word, drop);
    field.before(chip);
    added.set(word, chip);
    keep();
  };
  const take = () => {
    for (const name of field.value.split(",")) add(name);
    field.value = "";
  };

  field.addEventListener("keydown", event => {
    if ((event.key === "Enter" || event.key === ",") && field.value.trim()) {
      event.preventDefault();
      take();
    }
  });
  field.addEventListener("change", take);
  form.addEventListener("submit", take);
  for (const quick of all<HTMLButtonElement>("[data-quick]", form)) {
    quick.addEventListener("click", event => {
      event.preventDefault();
      add(quick.value, quick.dataset.hue);
    });
  }

  followSelection(form);
  document.addEventListener("keydown", event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || one("dialog[open]") || !keysAreOn()) return;
    if (press(event.key, form, field)) event.preventDefault();
  });
}

function press(key: string, form: HTMLFormElement, field: HTMLInputElement): boolean {
  if (key >= "1" && key <= "9") {
    const quick = all<HTMLButtonElement>("[data-quick]", form)[Number(key) - 1];
    quick?.click();
    return quick !== undefined;
  }
  switch (key) {
    case "c": field.focus(); return true;
    case "s": one("[data-save]", form)?.click(); return true;
    case "x": one("[data-aside]", form)?.click(); return true;
    default: return false;
  }
}

/** A selection within the quote becomes the passage. Places are those of the stored text, where covered words are longer. */
function followSelection(form: HTMLFormElement) {
  const quote = one("[data-quote] blockquote");
  const passage = one<HTMLInputElement>("[data-passage]", form);
  const start = one<HTMLInputElement>("[data-start]", form);
  if (!quote || !passage || !start) return;
  passage.addEventListener("input", () => { start.value = ""; });
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0);
    if (!quote.contains(range.commonAncestorContainer)) return;
    const piece = (range.startContainer instanceof Element ? range.startContainer : range.startContainer.parentElement)?.closest<HTMLElement>("[data-at]");
    // A selection over covered words would not be found again as it is written.
    const text = selection.toString();
    if (!text.trim() || all(".masked", quote).some(masked => range.intersectsNode(masked))) return;
    const lead = text.length - text.trimStart().length;
    passage.value = text.trim();
    start.value = piece?.dataset.at ? String(Number(piece.dataset.at) + range.startOffset + lead) : "";
  });
}
