import { one } from "./dom";

/** A page that says how many seconds it stays true is fetched again by itself while somebody looks at it, and what changed is put in place. */
export function renewByItself() {
  const seconds = Number(one("[data-renew]")?.dataset.renew);
  if (!(seconds > 0)) return;
  setInterval(() => {
    if (!document.hidden) void renew();
  }, seconds * 1000);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) void renew();
  });
}

async function renew() {
  try {
    const answer = await fetch(location.pathname + location.search, { headers: { "X-Herberge-Glance": "1" }, redirect: "error" });
    if (!answer.ok) return;
    const [old, fresh] = [one("[data-renew]"), one("[data-renew]", new DOMParser().parseFromString(await answer.text(), "text/html"))];
    if (!old || !fresh || old.innerHTML === fresh.innerHTML || old.contains(document.activeElement)) return;
    old.replaceChildren(...[...fresh.childNodes].map(child => document.importNode(child, true)));
  } catch {
    // The next time brings it.
  }
}
