// An open thread stays as it is on the server: its own page is fetched again, with the reader's rights, and what differs is put in place.
// What somebody is in, a menu or a field, is left alone; nothing moves above a reading person but what changed there.
import { all, fill, one } from "./dom";

const calm = 300;
const said = document.createElement("p");
said.className = "vh";
said.role = "status";
let waiting = false;
let late = false;

/** Whether the open page shows the end of this thread, so that new posts belong under it. */
export function showsEnd(topic: string) {
  const place = one("[data-topic]");
  return place?.dataset.topic === topic && topic.startsWith("thread:") && !one("a[rel=next]") && !location.search.includes("sort=");
}

/** Soon, once, and not all readers at the same moment; a page nobody looks at waits until somebody does. */
export function freshen() {
  if (document.hidden) {
    late = true;
    return;
  }
  if (waiting) return;
  waiting = true;
  setTimeout(() => {
    waiting = false;
    void renew();
  }, Math.random() * calm);
}

document.addEventListener("visibilitychange", () => {
  if (document.hidden || !late) return;
  late = false;
  freshen();
});

async function renew() {
  const posts = one(".posts");
  if (!posts) return;
  try {
    const answer = await fetch(location.pathname + location.search, { headers: { "X-Herberge-Glance": "1" }, redirect: "error" });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const from = one(".posts", fresh);
    if (!from) return;
    const added = put(posts, from);
    swap(one(".page-head .meta"), one(".page-head .meta", fresh));
    if (added.length > 0) tell(posts, added);
  } catch {
    // The next news brings it.
  }
}

const keyOf = (element: Element) => element.id || element.className || element.tagName;

/** @returns The posts that were not there before. */
function put(posts: HTMLElement, from: HTMLElement) {
  const known = new Map([...posts.children].map(child => [keyOf(child), child]));
  const added: Element[] = [];
  let last: Element | undefined;
  for (const fresh of [...from.children]) {
    if (fresh.matches("[data-one]")) continue;
    const old = known.get(keyOf(fresh));
    if (old) {
      last = swap(old, fresh);
      continue;
    }
    const here = document.importNode(fresh, true);
    if (last) last.after(here);
    else posts.prepend(here);
    if (here.id.startsWith("post-")) added.push(here);
    last = here;
  }
  return added;
}

function swap(old: Element | null, fresh: Element | null) {
  if (!old || !fresh || old.outerHTML === fresh.outerHTML) return old ?? undefined;
  if (isInUse(old)) return changeNumbers(old, fresh);
  const here = document.importNode(fresh, true);
  old.replaceWith(here);
  return here;
}

function isInUse(element: Element) {
  const marked = getSelection();
  return element.contains(document.activeElement) || element.querySelector(":popover-open, dialog[open]") !== null
    || (element.querySelector("[data-anchor]") !== null && one("#thing-menu:popover-open") !== null)
    || all<HTMLInputElement>("input", element).some(input => input.checked !== input.defaultChecked || input.value !== input.defaultValue)
    || (marked !== null && !marked.isCollapsed && element.contains(marked.anchorNode));
}

/** Of a post somebody is in only the words others said under it change. */
function changeNumbers(old: Element, fresh: Element) {
  for (const button of all<HTMLButtonElement>(".reaction", fresh)) {
    const mine = all<HTMLButtonElement>(".reaction", old).find(b => b.getAttribute("value") === button.getAttribute("value"));
    if (mine && mine.outerHTML !== button.outerHTML) mine.innerHTML = button.innerHTML;
  }
  return old;
}

/** Says it once, and notes as read what was really seen. */
function tell(posts: HTMLElement, added: Element[]) {
  const notice = posts.querySelector<HTMLElement>("[data-one]");
  if (notice) {
    notice.hidden = true;
    said.textContent = added.length === 1 ? notice.dataset.one! : fill(notice.dataset.many ?? "", added.length);
    if (!said.isConnected) document.body.append(said);
  }
  const seen = new IntersectionObserver(entries => {
    if (!entries.some(entry => entry.isIntersecting)) return;
    seen.disconnect();
    void fetch(location.pathname + location.search, { priority: "low" });
  });
  for (const post of added.slice(-1)) seen.observe(post);
}
