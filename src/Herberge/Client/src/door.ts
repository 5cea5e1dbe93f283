// The page at the door. Halls have bad networks: an entry is written down on the device first, with a key of its own, and sent from there
// until the house has said what came of it. Sent twice it is the same entry.
import { all, one } from "./dom";

interface Entry { key: string; at: string; code?: string; registrationId?: string; walkIn?: string; label: string }
interface EntryAnswer { key: string; done: boolean; sentence: string; registrationId: string | null }
interface Detector { detect(source: CanvasImageSource): Promise<{ rawValue: string }[]> }

const again = 5000;
const shown = 8;
let sending = false;

export function enhanceDoor() {
  const door = one<HTMLElement>("[data-door]");
  if (!door) return;
  const place = `door:${door.dataset.doorKey}`;
  const read = () => JSON.parse(localStorage.getItem(place) ?? "[]") as Entry[];
  const keep = (entries: Entry[]) => entries.length === 0 ? localStorage.removeItem(place) : localStorage.setItem(place, JSON.stringify(entries));
  const status = one("[data-door-status]", door);

  const add = (entry: Partial<Entry>, label: string) => {
    keep([...read(), { ...entry, label, key: crypto.randomUUID(), at: new Date().toISOString() }]);
    void flush();
  };

  async function flush() {
    tell();
    if (sending || read().length === 0) return;
    sending = true;
    try {
      const proof = await fetch("/me/offline-proof", { credentials: "same-origin", redirect: "manual" });
      if (!proof.ok) return;
      const { token } = await proof.json() as { token: string };
      for (const entry of read()) {
        const { label, ...body } = entry;
        const answer = await fetch(door!.dataset.door!, {
          method: "POST", credentials: "same-origin", redirect: "manual",
          headers: { "Content-Type": "application/json", Accept: "application/json", RequestVerificationToken: token },
          body: JSON.stringify(body),
        });
        // Too many at once, or the house is in trouble: later. A refusal is final.
        if (answer.status === 429 || answer.status >= 500 || answer.type === "opaqueredirect") break;
        keep(read().filter(other => other.key !== entry.key));
        if (answer.ok) log(await answer.json() as EntryAnswer);
        else log({ key: entry.key, done: false, sentence: `${label}: ${answer.status}`, registrationId: null });
      }
    } catch {
      // No network: what is kept waits.
    } finally {
      sending = false;
      tell();
    }
  }

  function tell() {
    const waiting = read();
    for (const line of all("[data-door-person]", door!)) line.classList.toggle("is-kept", waiting.some(entry => entry.registrationId === line.dataset.doorPerson));
    if (status) status.textContent = waiting.length === 0 ? "" : `${navigator.onLine && sending ? door!.dataset.saidSending : door!.dataset.saidKept} ${door!.dataset.saidWaiting} ${waiting.map(entry => entry.label).join(", ")}`;
  }

  function log(answer: EntryAnswer) {
    const list = one("[data-door-log]", door!);
    const line = document.createElement("li");
    line.textContent = answer.sentence;
    line.className = answer.done ? "" : "error-text";
    list?.prepend(line);
    while (list && list.children.length > shown) list.lastElementChild?.remove();
    const person = answer.done && answer.registrationId ? all("[data-door-person]", door!).find(one => one.dataset.doorPerson === answer.registrationId) : undefined;
    if (!person || person.classList.contains("is-in")) return;
    person.classList.add("is-in");
    one("[data-door-enter]", person)?.remove();
    const count = one("[data-door-count]", door!);
    if (count) count.textContent = (count.textContent ?? "").replace(/\d+/, number => String(Number(number) + 1));
  }

  door.addEventListener("submit", event => {
    const form = event.target as HTMLFormElement;
    if (!form.matches("[data-door-form]")) return;
    event.preventDefault();
    const field = one<HTMLInputElement>("input[name=Code], input[name=WalkIn]", form);
    const text = field?.value.trim() ?? "";
    if (!field || text === "") return;
    add(field.name === "Code" ? { code: text } : { walkIn: text }, text);
    field.value = "";
    field.focus();
  }, true);

  door.addEventListener("click", event => {
    const button = (event.target as Element).closest<HTMLElement>("[data-door-enter]");
    if (!button) return;
    event.preventDefault();
    event.stopPropagation();
    const line = button.closest("[data-door-person]");
    if (!read().some(entry => entry.registrationId === button.dataset.doorEnter)) add({ registrationId: button.dataset.doorEnter }, line?.querySelector(".name")?.textContent ?? "");
  }, true);

  one<HTMLInputElement>("[data-door-find]", door)?.addEventListener("input", event => {
    const wanted = (event.target as HTMLInputElement).value.trim().toLocaleLowerCase();
    for (const line of all("[data-door-person]", door)) line.hidden = wanted !== "" && !(line.dataset.doorWords ?? "").toLocaleLowerCase().includes(wanted);
  });

  addEventListener("online", () => void flush());
  setInterval(() => void flush(), again);
  void flush();
  // Only where the connection is safe there is a camera at all.
  if ("mediaDevices" in navigator) offerCamera(door, code => add({ code }, code));
}

/** Reads codes from the camera: with the browser's own reader where there is one, else with one that is fetched then. */
function offerCamera(door: HTMLElement, found: (code: string) => void) {
  const offer = one("[data-door-scan]", door);
  const button = one<HTMLButtonElement>("[data-door-camera]", door);
  const video = one<HTMLVideoElement>("[data-door-video]", door);
  if (!offer || !button || !video) return;
  offer.hidden = false;
  let stream: MediaStream | undefined;
  button.addEventListener("click", async () => {
    if (stream) {
      stop();
      return;
    }

    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    } catch {
      // Refused, or there is none: the code is typed.
      const told = document.createElement("p");
      told.className = "small muted";
      told.textContent = door.dataset.saidNoCamera ?? "";
      offer.replaceChildren(told);
      one<HTMLInputElement>("input[name=Code]", door)?.focus();
      return;
    }

    button.setAttribute("aria-pressed", "true");
    video.hidden = false;
    video.srcObject = stream;
    await video.play();
    const detect = await reader();
    let last = "";
    while (stream) {
      const text = await detect(video).catch(() => "");
      const code = new URLSearchParams(text.split("?")[1] ?? "").get("code") ?? "";
      if (code !== "" && code !== last) found(last = code);
      await new Promise(wait => setTimeout(wait, 200));
    }
  });
  addEventListener("pagehide", stop);

  function stop() {
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = undefined;
    video!.hidden = true;
    button!.removeAttribute("aria-pressed");
  }
}

async function reader(): Promise<(video: HTMLVideoElement) => Promise<string>> {
  const Own = (window as unknown as { BarcodeDetector?: new (options: { formats: string[] }) => Detector }).BarcodeDetector;
  if (Own) {
    const detector = new Own({ formats: ["qr_code"] });
    return async video => (await detector.detect(video))[0]?.rawValue ?? "";
  }

  const { default: jsQR } = await import("jsqr");
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true })!;
  return async video => {
    if (video.videoWidth === 0) return "";
    [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
    context.drawImage(video, 0, 0);
    const picture = context.getImageData(0, 0, canvas.width, canvas.height);
    return jsQR(picture.data, picture.width, picture.height)?.data ?? "";
  };
}
