import { all, one } from "./dom";

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Counts while somebody types, as the server does (PostLength): what looks like one character is one, links count what the channel says. */
export function enhanceCompose() {
  const numbers = new Intl.NumberFormat(document.documentElement.lang);
  const count = () => {
    for (const output of all("[data-count]")) {
      const own = one<HTMLTextAreaElement>(`[data-own="${output.dataset.count}"]`)?.value.trim();
      const text = own || one<HTMLTextAreaElement>(`[data-common="${output.dataset.language}"]`)?.value || "";
      const length = lengthOf(text, Number(output.dataset.link));
      const most = Number(output.dataset.most);
      output.textContent = most > 0 ? `${numbers.format(length)} / ${numbers.format(most)}` : numbers.format(length);
      output.classList.toggle("over", most > 0 && length > most);
    }
  };
  for (const area of all("[data-common], [data-own]")) area.addEventListener("input", count);
  count();
}

function lengthOf(text: string, link: number) {
  let counted = text.trim();
  if (link > 0) {
    counted = counted.replace(/https?:\/\/[^\s<>"]+/gi, "x".repeat(link)).replace(/(@[A-Za-z0-9_][A-Za-z0-9_.-]*)@[A-Za-z0-9][A-Za-z0-9.-]*[A-Za-z0-9]/g, "$1");
  }
  return [...segmenter.segment(counted)].length;
}
