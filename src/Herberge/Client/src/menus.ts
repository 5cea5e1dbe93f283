// A link with data-menu leads to a page that lists what can be done with a thing. Here that list opens in place.
import { one } from "./dom";

export function enhanceMenus() {
  document.addEventListener("click", event => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-menu]") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void open(link);
  });
}

async function open(link: HTMLAnchorElement) {
  const menu = one<HTMLElement>("#thing-menu") ?? create();
  try {
    const answer = await fetch(link.href, { credentials: "same-origin" });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const list = page.querySelector("[data-fragment]");
    if (!list) throw new Error("no list");
    menu.replaceChildren(...list.childNodes);
  } catch {
    location.href = link.href;
    return;
  }
  // What it hangs on may have been put in place anew meanwhile.
  place(menu, link.isConnected ? link : one<HTMLAnchorElement>(`a[data-menu][href="${CSS.escape(link.getAttribute("href")!)}"]`) ?? link);
  menu.showPopover();
  menu.querySelector<HTMLElement>("a, button")?.focus();
}

function create() {
  const menu = document.createElement("div");
  menu.id = "thing-menu";
  menu.className = "menu end";
  menu.popover = "auto";
  document.body.append(menu);
  return menu;
}

/** The link the menu hangs on; CSS does the rest (a sheet from below on phones). */
function place(menu: HTMLElement, link: HTMLElement) {
  for (const other of document.querySelectorAll<HTMLElement>("[data-anchor]")) delete other.dataset.anchor;
  link.dataset.anchor = "";
  menu.addEventListener("toggle", event => {
    if ((event as ToggleEvent).newState === "closed") link.focus({ preventScroll: true });
  }, { once: true });
}
