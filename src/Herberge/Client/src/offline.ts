// Threads that were opened can be read without network, and answers written then leave later. The worker keeps them; this module shows
// what waits and sends it, each with the key the house knows it by.
import { all, one } from "./dom";

interface Waiting { key: string; body: string; replyTo: string | null; path: string; reader: string; at: number; refused?: string }

const again = 20000;
let sending = false;

export async function readOffline() {
  if (!("serviceWorker" in navigator) || !("indexedDB" in window)) return;
  // A kept page would give all its answers the same key.
  for (const key of all<HTMLInputElement>('form[data-editor] input[name="key"]')) key.value = crypto.randomUUID();
  one('[formaction="/sign-out"]')?.addEventListener("click", forgetDrafts);
  const first = !navigator.serviceWorker.controller;
  const registration = await navigator.serviceWorker.register("/service-worker.js");
  await navigator.serviceWorker.ready;
  if (first) registration.active?.postMessage({ keep: location.pathname, assets: assets() });
  const note = one("[data-offline-note]");
  const say = () => { if (note) note.hidden = navigator.onLine; };
  say();
  await show();
  addEventListener("offline", say);
  addEventListener("online", () => { say(); void send(); });
  setInterval(() => void send(), again);
  await send();
}

/** What could not be saved in the house lies here; who signs out leaves nothing. */
function forgetDrafts() {
  for (const key of Object.keys(localStorage)) if (key.startsWith("draft:")) localStorage.removeItem(key);
}

const assets = () => [
  ...performance.getEntriesByType("resource").map(entry => entry.name),
  ...all<HTMLLinkElement>('link[rel="stylesheet"], link[rel="preload"]').map(link => link.href),
  ...all<HTMLScriptElement>("script[src]").map(script => script.src),
].filter(address => new URL(address).pathname.startsWith("/dist/"));

/** Everything that waits, if the house is there; what it refuses stays with its reason until somebody has seen it. */
async function send() {
  if (sending || !navigator.onLine) return;
  sending = true;
  try {
    const waiting = (await read()).filter(post => !post.refused);
    if (waiting.length === 0) return;
    const proof = await fetch("/me/offline-proof", { credentials: "same-origin", redirect: "manual" });
    if (!proof.ok) return;
    const { reader, token } = await proof.json() as { reader: string; token: string };
    let arrived = false;
    for (const post of waiting.filter(post => post.reader === reader).sort((a, b) => a.at - b.at)) {
      const answer = await fetch(`${post.path}/later`, {
        method: "POST", credentials: "same-origin", redirect: "manual",
        headers: { "Content-Type": "application/json", Accept: "application/json", RequestVerificationToken: token },
        body: JSON.stringify({ key: post.key, body: post.body, replyTo: post.replyTo ? Number(post.replyTo) : null }),
      });
      if (answer.ok) {
        await change(store => store.delete(post.key));
        arrived ||= post.path === location.pathname;
      } else if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) {
        const { detail, title } = await answer.json().catch(() => ({})) as { detail?: string; title?: string };
        await change(store => store.put({ ...post, refused: detail ?? title ?? String(answer.status) }));
      }
    }

    if (arrived) location.reload();
    else await show();
  } catch {
    // Still no network: the next round tries again.
  } finally {
    sending = false;
  }
}

async function show() {
  const pattern = one<HTMLTemplateElement>("template[data-waiting]");
  const place = one("[data-waiting-here]");
  if (!pattern || !place) return;
  place.replaceChildren(...(await read()).filter(post => post.path === location.pathname).sort((a, b) => a.at - b.at).map(post => {
    const card = (pattern.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
    one("[data-text]", card)!.textContent = post.body;
    const reason = one("[data-refused]", card)!;
    reason.hidden = !post.refused;
    reason.append(post.refused ?? "");
    one("[data-when]", card)!.hidden = Boolean(post.refused);
    one("[data-cancel]", card)!.addEventListener("click", () => void change(store => store.delete(post.key)).then(show));
    return card;
  }));
}

const database = () => new Promise<IDBDatabase>((done, failed) => {
  const opening = indexedDB.open("herberge", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("waiting", { keyPath: "key" });
  opening.onerror = () => failed(opening.error);
  opening.onsuccess = () => done(opening.result);
});

async function read(): Promise<Waiting[]> {
  const db = await database();
  return new Promise((done, failed) => {
    const asked = db.transaction("waiting").objectStore("waiting").getAll();
    asked.onsuccess = () => { db.close(); done(asked.result as Waiting[]); };
    asked.onerror = () => { db.close(); failed(asked.error); };
  });
}

async function change(work: (store: IDBObjectStore) => void): Promise<void> {
  const db = await database();
  return new Promise((done, failed) => {
    const turn = db.transaction("waiting", "readwrite");
    work(turn.objectStore("waiting"));
    turn.oncomplete = () => { db.close(); done(); };
    turn.onerror = () => { db.close(); failed(turn.error); };
  });
}
