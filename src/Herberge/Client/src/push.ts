// Notices on this device: the button is there only in browsers that can, and asks for leave when it is pressed.
import { one, send } from "./dom";
import { toast } from "./toast";

const worker = "/service-worker.js";

export function enhancePush() {
  const button = one<HTMLButtonElement>("[data-push]");
  if (!button || !("serviceWorker" in navigator) || !("PushManager" in window) || !("Notification" in window)) return;
  button.hidden = false;
  one("[data-push-none]")?.remove();
  button.addEventListener("click", () => {
    button.disabled = true;
    void subscribe(button.dataset.push ?? "").then(() => location.reload(), () => toast(button.dataset.refused ?? "")).finally(() => { button.disabled = false; });
  });
}

async function subscribe(key: string) {
  if (await Notification.requestPermission() !== "granted") throw new Error("not allowed");
  const registration = await navigator.serviceWorker.register(worker);
  await navigator.serviceWorker.ready;
  const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const told = subscription.toJSON();
  await send("/me/push", "POST", JSON.stringify({ endpoint: told.endpoint, publicKey: told.keys?.p256dh, secret: told.keys?.auth, browser: name() }), {
    "Content-Type": "application/json",
    Accept: "application/json",
  });
}

/** What people call their browser: enough to tell two of their own apart. */
function name() {
  const agent = navigator.userAgent;
  const browser = ["Edg", "Firefox", "Chrome", "Safari"].find(word => agent.includes(word)) ?? "Browser";
  const system = ["Android", "iPhone", "iPad", "Windows", "Mac", "Linux"].find(word => agent.includes(word));
  return [browser.replace("Edg", "Edge"), system].filter(Boolean).join(" · ");
}
