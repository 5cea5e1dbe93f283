// The entry every page loads. Everything works without it; what a page does not show is not fetched.
import { enhanceActions } from "./actions";
import { enhanceKeys } from "./keys";
import { enhanceMenus } from "./menus";
import { enhanceTheme } from "./theme";
import { showServerToasts } from "./toast";

document.documentElement.dataset.js = "";

enhanceTheme();
enhanceActions();
enhanceKeys();
enhanceMenus();
showServerToasts();

const shows = (selector: string) => document.querySelector(selector) !== null;

if (shows("[data-passkey]")) void import("./passkeys").then(m => m.enhancePasskeys());
if (shows("[data-push]")) void import("./push").then(m => m.enhancePush());
if (shows("[data-tags], [data-suggest], [data-photo]")) void import("./tags").then(m => m.enhanceTags());
if (shows("[data-editor]")) void import("./editor").then(m => m.enhanceEditors());
if (shows("form[data-mentions]")) void import("./participants").then(m => m.suggestParticipants());
if (shows("[data-people]")) void import("./people").then(m => m.suggestNames());
if (shows("form[data-coding]")) void import("./coding").then(m => m.enhanceCoding());
if (shows("form[data-capture]") || location.search.includes("kept=")) void import("./capture").then(m => m.enhanceCapture());
if (shows("[data-door]")) void import("./door").then(m => m.enhanceDoor());
if (shows("[data-plan]")) void import("./plan").then(m => m.enhancePlan());
if (shows("[data-calendar]")) void import("./calendar").then(m => m.enhanceCalendar());
if (shows("[data-compose]")) void import("./compose").then(m => m.enhanceCompose());
if (shows("[data-renew]")) void import("./renew").then(m => m.renewByItself());
if (shows("[data-board]")) void import("./board").then(m => m.enhanceBoard());
if (shows("[data-similar]")) void import("./similar").then(m => m.suggestSimilar());
if (shows("[data-mastodon], [data-instance]")) void import("./share").then(m => m.enhanceShare());
if (shows(".gallery")) void import("./gallery").then(m => m.enhanceGalleries());
if (shows("relative-time")) void import("@github/relative-time-element");
if (shows("[data-live]")) whenIdle(() => void import("./live").then(m => m.connect()));
if (shows("[data-live]")) whenIdle(() => void import("./offline").then(m => m.readOffline()).catch(() => undefined));

function whenIdle(work: () => void) {
  if ("requestIdleCallback" in window) requestIdleCallback(work, { timeout: 2000 });
  else setTimeout(work, 200);
}
