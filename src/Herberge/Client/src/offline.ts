// Threads that were opened can be read without network, and answers written then leave later. The worker keeps them; this module shows
// what waits and sends it, each with the key the house knows it by.
import { all, one } from "./dom";
import type { Stored } from "./files";

interface Waiting { key: string; body: string; files: File[]; replyTo: string | null; path: string; reader: string; at: number; refused?: string }

const again = 20000;
let sending = false;
let leaving = false;

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
  addEventListener("beforeunload", () => { leaving = true; });
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
      const refusal = await carryFiles(post, token);
      if (refusal) {
        await change(store => store.put({ ...post, refused: refusal }));
        continue;
      }

      const answer = await fetch(`${post.path}/later`, {
        method: "POST", credentials: "same-origin", redirect: "manual",
        headers: { "Content-Type": "application/json", Accept: "application/json", RequestVerificationToken: token },
        body: JSON.stringify({ key: post.key, body: post.body, replyTo: post.replyTo ? Number(post.replyTo) : null }),
      });
      if (answer.ok) {
        await change(store => store.delete(post.key));
        arrived ||= post.path === location.pathname;
      } else if (isFinal(answer)) {
        const refused = await reasonOf(answer);
        await change(store => store.put({ ...post, refused }));
      }
    }

    // A reload would call back whoever is on the way to another page.
    if (arrived && !leaving) location.reload();
    else await show();
  } catch {
    // Still no network: the next round tries again.
  } finally {
    sending = false;
  }
}

/** Brings the files in one by one; each is noted at once, so that what breaks off here sends none twice. Says why the house takes one not. */
async function carryFiles(post: Waiting, token: string): Promise<string | undefined> {
  while (post.files?.length) {
    const [file, ...rest] = post.files as [File, ...File[]];
    const body = new FormData();
    body.append("file", file, file.name);
    const answer = await fetch("/files", {
      method: "POST", credentials: "same-origin", redirect: "manual", headers: { Accept: "application/json", RequestVerificationToken: token }, body,
    });
    if (isFinal(answer)) return `${file.name}: ${await reasonOf(answer)}`;
    if (!answer.ok) throw new Error(String(answer.status));
    const stored = await answer.json() as Stored;
    Object.assign(post, { body: `${post.body.trimEnd()}\n\n${stored.markdown}`.trimStart(), files: rest });
    await change(store => store.put({ ...post }));
  }

  return undefined;
}

/** Whether sending it again would bring the same. */
const isFinal = (answer: Response) => answer.status >= 400 && answer.status < 500 && answer.status !== 429;

async function reasonOf(answer: Response) {
  const { detail, title } = await answer.json().catch(() => ({})) as { detail?: string; title?: string };
  return detail ?? title ?? String(answer.status);
}

async function show() {
  const pattern = one<HTMLTemplateElement>("template[data-waiting]");
  const place = one("[data-waiting-here]");
  if (!pattern || !place) return;
  place.replaceChildren(...(await read()).filter(post => post.path === location.pathname).sort((a, b) => a.at - b.at).map(post => {
    const card = (pattern.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
    one("[data-text]", card)!.textContent = post.body;
    const files = one("[data-files]", card)!;
    files.hidden = !post.files?.length;
    files.append((post.files ?? []).map(file => file.name).join(", "));
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
