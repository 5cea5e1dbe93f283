// Writing down what a customer says, on a phone beside them: what was typed stays on the device until the house has it, and
// the place comes with one tap, as coarse as a town. Without script the form works as it stands.
import { all, one } from "./dom";
import { toast } from "./toast";

type Draft = Record<string, string>;

const place = "capture-draft";
const kept = ["Form.Key", "Form.Quote", "Form.Context", "Form.Channel", "Form.Day", "Form.Segment", "Form.Place", "Form.Author"];
/** Two digits after the point are about a kilometre. */
const coarse = 2;

export function enhanceCapture() {
  const form = one<HTMLFormElement>("form[data-capture]");
  const arrived = new URLSearchParams(location.search).get("kept");
  if (arrived) {
    if (read()["Form.Key"] === arrived) localStorage.removeItem(place);
    // The address is one to be passed on.
    history.replaceState(history.state, "", location.pathname + location.hash);
  }
  if (!form) return;
  const fields = all<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>("[name^='Form.']", form).filter(field => kept.includes(field.name));

  // Not over what came back with an error, nor over a text that was brought along.
  const before = read();
  const quote = fields.find(field => field.name === "Form.Quote");
  if (quote && !quote.value && before["Form.Quote"]) {
    for (const field of fields) field.value = before[field.name] ?? field.value;
    if (form.dataset.restored) toast(form.dataset.restored);
  }

  form.addEventListener("input", () => {
    if (!quote?.value.trim()) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(Object.fromEntries(fields.map(field => [field.name, field.value]))));
  });
  form.addEventListener("submit", event => {
    if (navigator.onLine) return;
    event.preventDefault();
    if (form.dataset.offline) toast(form.dataset.offline);
  });
  one<HTMLButtonElement>("[data-locate]", form)?.addEventListener("click", event => locate(event.currentTarget as HTMLButtonElement, fields.find(field => field.name === "Form.Place")));
}

function locate(button: HTMLButtonElement, field: { value: string } | undefined) {
  if (!field) return;
  button.disabled = true;
  const done = (failed?: string) => {
    button.disabled = false;
    if (failed) toast(failed);
  };
  if (!("geolocation" in navigator)) { done(button.dataset.failed); return; }
  navigator.geolocation.getCurrentPosition(
    at => {
      const say = (degrees: number, names: string) => `${Math.abs(degrees).toFixed(coarse)}° ${names[degrees < 0 ? 1 : 0]}`;
      field.value = `${say(at.coords.latitude, "NS")}, ${say(at.coords.longitude, button.dataset.east ?? "EW")}`;
      (field as HTMLInputElement).dispatchEvent(new Event("input", { bubbles: true }));
      done();
    },
    () => { done(button.dataset.failed); },
    { enableHighAccuracy: false, maximumAge: 600000, timeout: 15000 });
}

function read(): Draft {
  try {
    return JSON.parse(localStorage.getItem(place) ?? "{}") as Draft;
  } catch {
    return {};
  }
}
