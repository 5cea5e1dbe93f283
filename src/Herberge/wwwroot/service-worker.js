// Shows what the house pushes, and lets people read on and answer without network. Kept are threads they opened, for the person
// who is signed in and for a while; never answers of the API, files, exports, pages of administration or figures. See docs/operating.md.
const SHELL = "shell-1";
const THREADS = "threads-1-";
const MOST_THREADS = 30;
const LARGEST = 512 * 1024;
const MOST_ASSETS = 80;
const KEPT_DAYS = 14;
const THREAD = /^\/threads\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DAY = 24 * 60 * 60 * 1000;

self.addEventListener("install", event => {
  event.waitUntil(keepOfflinePage().then(() => self.skipWaiting()));
});

self.addEventListener("activate", event => {
  event.waitUntil(caches.keys()
    .then(names => Promise.all(names.filter(name => name !== SHELL && !name.startsWith(THREADS)).map(name => caches.delete(name))))
    .then(() => self.clients.claim()));
});

self.addEventListener("fetch", event => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method === "POST" && url.pathname === "/sign-out") event.waitUntil(forgetAll());
  else if (request.mode === "navigate" && request.method === "GET") event.respondWith(open(event, url));
  else if (request.mode === "navigate" && request.method === "POST" && THREAD.test(url.pathname)) event.respondWith(answer(request, url));
  else if (request.method === "GET" && (url.pathname.startsWith("/dist/") || url.pathname === "/favicon.svg")) event.respondWith(asset(request));
});

// A page that came before this worker did asks for itself and what it is made of.
self.addEventListener("message", event => {
  const { keep, assets } = event.data ?? {};
  event.waitUntil((async () => {
    const shell = await caches.open(SHELL);
    for (const address of (Array.isArray(assets) ? assets : []).slice(0, MOST_ASSETS)) {
      const url = new URL(address, self.location.origin);
      if (url.origin === self.location.origin && url.pathname.startsWith("/dist/") && !await shell.match(url.href)) await shell.add(url.href).catch(() => undefined);
    }

    await keepOfflinePage();
    if (typeof keep === "string" && THREAD.test(keep)) {
      // A glance: it counts as no reading.
      const response = await fetch(keep, { credentials: "same-origin", headers: { "X-Herberge-Glance": "1" } }).catch(() => null);
      if (response) await notice(response, new URL(keep, self.location.origin));
    }
  })());
});

async function open(event, url) {
  let response;
  try {
    response = await fetch(event.request);
  } catch {
    const kept = THREAD.test(url.pathname) ? await keptThread(url.pathname) : undefined;
    return kept ?? await caches.match("/offline") ?? Response.error();
  }

  // The copy is taken now: the page is being read as soon as this returns.
  const copy = response.type === "basic" ? response.clone() : null;
  if (copy) event.waitUntil(notice(copy, url));
  return response;
}

/** Learns from a page who is signed in, forgets what others left, and keeps a thread. */
async function notice(response, url) {
  if (!(response.headers.get("Content-Type") ?? "").startsWith("text/html")) return;
  const reader = response.headers.get("X-Herberge-Reader");
  // An error page, or the house without its database, says nothing of who is there.
  if (!reader && response.status >= 400) return;
  const mine = THREADS + reader;
  for (const name of await caches.keys()) if (name.startsWith(THREADS) && name !== mine) await caches.delete(name);
  await forgetWaiting(reader);
  if (!reader) return;
  // Opened even while it is empty: its name says who is signed in.
  const threads = await caches.open(mine);
  if (!THREAD.test(url.pathname) || url.search !== "") return;
  // Deleted, or no longer for this person.
  if (response.status === 403 || response.status === 404) await threads.delete(url.pathname);
  if (response.status !== 200 || response.redirected) return;
  const body = await response.blob();
  if (body.size > LARGEST) return;
  await threads.delete(url.pathname);
  await threads.put(url.pathname, new Response(body, { headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": response.headers.get("Content-Security-Policy") ?? "default-src 'none'", "X-Kept-At": String(Date.now()) } }));
  const kept = await threads.keys();
  for (const old of kept.slice(0, Math.max(0, kept.length - MOST_THREADS))) await threads.delete(old);
}

async function keptThread(path) {
  for (const name of await caches.keys()) {
    if (!name.startsWith(THREADS)) continue;
    const kept = await (await caches.open(name)).match(path);
    if (kept && Number(kept.headers.get("X-Kept-At")) > Date.now() - KEPT_DAYS * DAY) return kept;
  }

  return undefined;
}

/** An answer that finds no network waits on this device; its key lets it arrive once, however often it is sent. */
async function answer(request, url) {
  const copy = request.clone();
  try {
    return await fetch(request);
  } catch {
    const form = await copy.formData();
    const [name] = (await caches.keys()).filter(name => name.startsWith(THREADS));
    const [key, body] = [form.get("key"), form.get("body")];
    const files = form.getAll("files").filter(file => file instanceof File && file.size > 0);
    if (form.get("_handler") !== "reply" || !name || typeof key !== "string" || typeof body !== "string" || (!body.trim() && files.length === 0)) return await caches.match("/offline") ?? Response.error();
    await waiting("readwrite", store => store.put({ key, body, files, replyTo: form.get("replyTo") || null, path: url.pathname, reader: name.slice(THREADS.length), at: Date.now() }));
    return Response.redirect(`${url.pathname}#waiting`, 303);
  }
}

async function asset(request) {
  const shell = await caches.open(SHELL);
  const kept = await shell.match(request);
  // Names under /dist carry a hash of their content.
  if (kept && new URL(request.url).pathname.startsWith("/dist/")) return kept;
  try {
    const response = await fetch(request);
    if (response.ok && response.type === "basic") {
      await shell.put(request, response.clone());
      const all = (await shell.keys()).filter(old => new URL(old.url).pathname.startsWith("/dist/"));
      for (const old of all.slice(0, Math.max(0, all.length - MOST_ASSETS))) await shell.delete(old);
    }

    return response;
  } catch {
    return kept ?? Response.error();
  }
}

async function keepOfflinePage() {
  const shell = await caches.open(SHELL);
  const kept = await shell.match("/offline");
  if (kept && Number(kept.headers.get("X-Kept-At")) > Date.now() - DAY) return;
  // As nobody: it is the same for everyone.
  const response = await fetch("/offline", { credentials: "omit" }).catch(() => null);
  if (!response?.ok) return;
  const headers = new Headers(response.headers);
  headers.set("X-Kept-At", String(Date.now()));
  await shell.put("/offline", new Response(await response.blob(), { headers }));
}

async function forgetAll() {
  for (const name of await caches.keys()) if (name.startsWith(THREADS)) await caches.delete(name);
  await forgetWaiting(null);
}

async function forgetWaiting(reader) {
  await waiting("readwrite", store => {
    const all = store.openCursor();
    all.onsuccess = () => {
      if (!all.result) return;
      if (all.result.value.reader !== reader) all.result.delete();
      all.result.continue();
    };
  });
}

/** The same store as in the page's offline module. */
function waiting(mode, work) {
  return new Promise((done, failed) => {
    const opening = indexedDB.open("herberge", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("waiting", { keyPath: "key" });
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const turn = opening.result.transaction("waiting", mode);
      work(turn.objectStore("waiting"));
      turn.oncomplete = () => { opening.result.close(); done(undefined); };
      turn.onerror = () => { opening.result.close(); failed(turn.error); };
    };
  });
}

self.addEventListener("push", event => {
  const said = event.data?.json() ?? {};
  event.waitUntil(self.registration.showNotification(said.title ?? "", { body: said.body ?? "", tag: said.tag, data: said.path ?? "/", icon: "/icons/icon-192.png" }));
});

self.addEventListener("notificationclick", event => {
  event.notification.close();
  const path = String(event.notification.data ?? "/");
  // Only pages of the house.
  const to = new URL(/^\/(?![/\\])/.test(path) ? path : "/", self.location.origin).href;
  event.waitUntil(self.clients.matchAll({ type: "window" }).then(open => {
    const page = open.find(client => client.url === to);
    return page ? page.focus() : self.clients.openWindow(to);
  }));
});
