// Live updates. The hub says only that something happened and where; what it says is fetched with the viewer's rights.
//   server → client   posted(channel, data)   bell(channel, data)   data: a number, or an object with count
//                     changed(channel)        something that stands in a thread looks different
//                     import(channel, data)   how far the administrator's own import is
//   client → server   Watch(channel)
import { HubConnectionBuilder, LogLevel } from "@microsoft/signalr";
import { all, fill, one } from "./dom";
import { freshen, showsEnd } from "./freshen";

export async function connect() {
  const hub = one("[data-live]")?.dataset.live;
  if (!hub) return;
  const topics = all("[data-topic]").map(e => e.dataset.topic!);
  const connection = new HubConnectionBuilder()
    .withUrl(hub)
    .withAutomaticReconnect([0, 2000, 10000, 30000, 60000])
    .configureLogging(LogLevel.None)
    .build();

  connection.on("posted", (channel: string, data: unknown) => {
    if (showsEnd(channel)) freshen();
    else news(channel, countOf(data) ?? 1);
  });
  connection.on("changed", (channel: string) => {
    if (channel.startsWith("thread:") && topics.includes(channel)) freshen();
  });
  connection.on("import", (_channel: string, data: unknown) => imported(data as ImportNews));
  connection.on("bell", (_channel: string, data: unknown) => bell(countOf(data)));

  const watch = () => Promise.all(topics.map(topic => connection.invoke("Watch", topic)));
  connection.onreconnected(() => {
    void watch();
    if (topics.some(showsEnd)) freshen();
  });
  try {
    await connection.start();
    await watch();
  } catch {
    // Without live updates the page is as good as it was when it was loaded.
  }
}

function countOf(data: unknown) {
  if (typeof data === "number") return data;
  const count = typeof data === "object" && data !== null ? (data as { count?: unknown }).count : undefined;
  return typeof count === "number" ? count : undefined;
}

/** “2 neue Beiträge anzeigen”: a link, so that nothing moves under a reading person. */
function news(topic: string, count: number) {
  const place = all("[data-topic]").find(e => e.dataset.topic === topic);
  const notice = place?.matches("[data-one]") ? place : place?.querySelector<HTMLElement>("[data-one]");
  if (!notice) return;
  const sum = Number(notice.dataset.count ?? 0) + count;
  notice.dataset.count = String(sum);
  const words = notice.querySelector("[data-words]") ?? notice;
  words.textContent = sum === 1 ? notice.dataset.one! : fill(notice.dataset.many ?? "", sum);
  notice.hidden = false;
}

type ImportNews = { id: string; done: number; total: number; over: boolean };

/** How far the import on this page is; when it is over the page tells what came of it. */
function imported(data: ImportNews) {
  const place = all("[data-import]").find(e => e.dataset.import === data.id);
  if (!place) return;
  if (data.over) return location.reload();
  const meter = place.querySelector("progress");
  const words = place.querySelector<HTMLElement>("[data-words]");
  if (!meter || !words || data.total === 0) return;
  meter.max = data.total;
  meter.value = data.done;
  const number = new Intl.NumberFormat(document.documentElement.lang);
  words.textContent = (words.dataset.words ?? "").replace("{0}", number.format(data.done)).replace("{1}", number.format(data.total));
}

/** Without a number, one more than shown. */
function bell(told: number | undefined) {
  for (const link of all("[data-bell]")) {
    const number = link.querySelector<HTMLElement>(".count");
    const count = told ?? (number && !number.hidden ? Number.parseInt(number.textContent ?? "0", 10) : 0) + 1;
    if (number) {
      number.textContent = count > 99 ? "99+" : String(count);
      number.hidden = count === 0;
    }
    link.setAttribute("aria-label", count === 0 ? link.dataset.none ?? "" : fill(link.dataset.some ?? "", count));
  }
}
