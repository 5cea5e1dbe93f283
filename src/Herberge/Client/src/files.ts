import { fill, send } from "./dom";
import { toast } from "./toast";

export interface Stored {
  id: string;
  url: string;
  markdown: string;
  name: string;
  size: number;
}

/** Files and images by drop, paste or choice: a placeholder at once, the link when the house has the file. */
export function takeFiles(form: HTMLFormElement, field: HTMLTextAreaElement) {
  const chooser = form.querySelector<HTMLInputElement>('input[type="file"]');
  const later = new DataTransfer();

  field.addEventListener("paste", event => {
    const files = [...event.clipboardData?.files ?? []];
    if (files.length === 0) return;
    event.preventDefault();
    void upload(files);
  });
  form.addEventListener("dragover", event => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    form.dataset.drop = "";
  });
  form.addEventListener("dragleave", event => {
    if (!(event.relatedTarget instanceof Node) || !form.contains(event.relatedTarget)) delete form.dataset.drop;
  });
  form.addEventListener("drop", event => {
    delete form.dataset.drop;
    const files = [...event.dataTransfer?.files ?? []];
    if (files.length === 0) return;
    event.preventDefault();
    void upload(files);
  });
  chooser?.addEventListener("change", () => {
    const files = [...chooser.files ?? []];
    chooser.files = later.files;
    void upload(files);
  });
  for (const button of form.querySelectorAll<HTMLButtonElement>("[data-attach]"))
    button.addEventListener("click", () => chooser?.click());

  async function upload(files: File[]) {
    for (const file of files) {
      const placeholder = `[${fill(field.dataset.uploading ?? "{0} …", file.name)}]()`;
      insert(placeholder, file.type.startsWith("image/"));
      const body = new FormData();
      body.append("file", file);
      try {
        const stored = await (await send("/files", "POST", body)).json() as Stored;
        replace(placeholder, stored.markdown);
        if (stored.markdown.startsWith("![")) askForWords(stored);
      } catch {
        replace(placeholder, "");
        const waits = !navigator.onLine && chooser && field.dataset.uploadLater;
        if (waits) {
          // Goes with the form: kept by the worker until there is network again.
          later.items.add(file);
          chooser.files = later.files;
        }

        toast(fill(waits || field.dataset.uploadFailed || "{0}", file.name));
      }
    }
  }

  /** What a picture shows is asked for at once, and written into its place in the text. */
  function askForWords(stored: Stored) {
    const list = form.querySelector<HTMLElement>("[data-alts]");
    if (!list) return;
    const target = stored.markdown.slice(stored.markdown.lastIndexOf("]("));
    const label = document.createElement("label");
    const input = document.createElement("input");
    const hint = document.createElement("span");
    label.className = "field";
    label.append(fill(field.dataset.alt ?? "{0}", stored.name), input, hint);
    input.className = "input";
    input.maxLength = 300;
    hint.className = "hint";
    hint.textContent = field.dataset.altHint ?? "";
    let stands = stored.markdown;
    input.addEventListener("input", () => {
      const at = field.value.indexOf(stands);
      if (at < 0) return;
      const words = input.value.trim() || stored.name;
      const next = `![${words.replace(/[\\[\]*_`<!~@]/g, "\\$&")}${target}`;
      field.setRangeText(next, at, at + stands.length, "preserve");
      stands = next;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    list.append(label);
    list.hidden = false;
  }

  function insert(text: string, picture: boolean) {
    const at = field.selectionEnd;
    const line = field.value.slice(field.value.lastIndexOf("\n", at - 1) + 1, at).trim();
    // Pictures stand in a paragraph of their own, where several become a gallery.
    const apart = picture && line !== "" && !/^!?\[/.test(line);
    const gap = apart ? "\n\n" : at > 0 && !/\s/.test(field.value[at - 1]!) ? " " : "";
    field.setRangeText(`${gap}${text} `, at, at, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function replace(placeholder: string, text: string) {
    const at = field.value.indexOf(placeholder);
    if (at < 0) return;
    field.setRangeText(text, at, at + placeholder.length, "preserve");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
