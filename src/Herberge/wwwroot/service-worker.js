// Shows what the house pushes, and opens the page it is about. It keeps nothing and touches no request.
self.addEventListener("push", event => {
  const said = event.data?.json() ?? {};
  event.waitUntil(self.registration.showNotification(said.title ?? "", { body: said.body ?? "", tag: said.tag, data: said.path ?? "/", icon: "/favicon.svg" }));
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
