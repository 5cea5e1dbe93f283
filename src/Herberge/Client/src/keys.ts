// Keys for people who like them. They can be switched off in the list that ? shows (WCAG 2.1.4).
import { all, isTyping, one } from "./dom";

const setting = "keys";
const items = "[data-item], .ruled > li, .sp-row, .post, .q-row";

export function enhanceKeys() {
  const onOff = one<HTMLInputElement>("#keys-on");
  if (onOff) {
    onOff.checked = keysAreOn();
    onOff.addEventListener("change", () => localStorage.setItem(setting, onOff.checked ? "on" : "off"));
  }
  document.addEventListener("keydown", event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || one("dialog[open]") || !keysAreOn()) return;
    if (act(event.key)) event.preventDefault();
  });
}

export const keysAreOn = () => localStorage.getItem(setting) !== "off";

function act(key: string): boolean {
  switch (key) {
    case "/": return goSearch();
    case "j": return step(1);
    case "k": return step(-1);
    case "r": return reply();
    case "n": return press('[popovertarget="new"]');
    case "?": one<HTMLDialogElement>("#keys")?.showModal(); return true;
    default: return false;
  }
}

function goSearch() {
  const field = one<HTMLInputElement>('[role="search"] input');
  if (field?.checkVisibility()) {
    field.focus();
    field.select();
    return true;
  }
  return press("[data-search]");
}

function press(selector: string) {
  const target = all(selector).find(e => e.checkVisibility());
  target?.click();
  return target !== undefined;
}

function step(by: number) {
  const list = all(items, one("main") ?? document).filter(e => e.checkVisibility());
  if (list.length === 0) return false;
  // Where one stands, by focus or by what is shown beside the list; else the first or last that is still to be read on the screen.
  const focused = list.findLastIndex(item => item.contains(document.activeElement));
  const here = focused >= 0 ? focused : list.findIndex(item => item.matches(".q-row.on"));
  const next = here >= 0 ? here + by : by > 0 ? list.findIndex(item => item.getBoundingClientRect().top >= 0) : list.findLastIndex(item => item.getBoundingClientRect().bottom <= innerHeight);
  const item = list[Math.max(0, Math.min(list.length - 1, next))]!;
  const target = item.querySelector<HTMLElement>("h2 a, h3 a, h4 a, a") ?? item;
  target.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest", behavior: "smooth" });
  return true;
}

/** To the post one stands on, else to the thread. */
function reply() {
  const answer = document.activeElement?.closest(".post")?.querySelector<HTMLElement>(".reply");
  if (answer) {
    answer.click();
    return true;
  }
  const field = one<HTMLTextAreaElement>("[data-editor] textarea");
  if (!field) return false;
  field.scrollIntoView({ block: "center" });
  field.focus();
  return true;
}
