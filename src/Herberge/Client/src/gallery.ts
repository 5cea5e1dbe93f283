// Pictures that stand together open large in the page's own dialog: arrow keys, buttons and swiping go on, Escape closes.
import { one } from "./dom";

export function enhanceGalleries() {
  const dialog = one<HTMLDialogElement>("#picture");
  const image = dialog?.querySelector<HTMLImageElement>("[data-picture]");
  const words = dialog?.querySelector<HTMLElement>("[data-picture-words]");
  const count = dialog?.querySelector<HTMLElement>("[data-picture-count]");
  if (!dialog || !image || !words || !count) return;
  let links: HTMLAnchorElement[] = [];
  let shown = 0;

  const show = (number: number) => {
    shown = (number + links.length) % links.length;
    const link = links[shown]!;
    const small = link.querySelector("img");
    image.src = link.href;
    image.alt = small?.alt ?? "";
    image.hidden = false;
    words.textContent = image.alt;
    count.textContent = `${shown + 1} / ${links.length}`;
  };

  document.addEventListener("click", event => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>(".gallery a") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    links = [...link.closest(".gallery")!.querySelectorAll<HTMLAnchorElement>("a")];
    show(links.indexOf(link));
    dialog.showModal();
  });
  dialog.querySelector("[data-picture-previous]")?.addEventListener("click", () => show(shown - 1));
  dialog.querySelector("[data-picture-next]")?.addEventListener("click", () => show(shown + 1));
  dialog.addEventListener("keydown", event => {
    if (event.key === "ArrowLeft") show(shown - 1);
    if (event.key === "ArrowRight") show(shown + 1);
  });
  dialog.addEventListener("close", () => {
    image.hidden = true;
    image.removeAttribute("src");
    links[shown]?.focus();
  });

  let from: number | null = null;
  image.addEventListener("touchstart", event => from = event.changedTouches[0]?.clientX ?? null, { passive: true });
  image.addEventListener("touchend", event => {
    const way = (event.changedTouches[0]?.clientX ?? 0) - (from ?? 0);
    if (from !== null && Math.abs(way) > 40) show(shown + (way < 0 ? 1 : -1));
    from = null;
  });
}
