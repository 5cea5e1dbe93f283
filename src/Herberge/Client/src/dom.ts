export const all = <T extends Element = HTMLElement>(selector: string, root: ParentNode = document) =>
  [...root.querySelectorAll<T>(selector)];

export const one = <T extends Element = HTMLElement>(selector: string, root: ParentNode = document) =>
  root.querySelector<T>(selector);

/** Fills {0} in a sentence the server wrote. */
export const fill = (sentence: string, value: string | number) => sentence.replace("{0}", String(value));

/** Whether a key press belongs to what somebody is typing. */
export const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));

/** A request to our own house, with the antiforgery token the page was rendered with. */
export async function send(url: string, method: string, body?: BodyInit | null, headers: Record<string, string> = {}) {
  const token = one<HTMLMetaElement>('meta[name="csrf"]')?.content;
  const answer = await fetch(url, {
    method,
    body: body ?? null,
    credentials: "same-origin",
    headers: { ...(token ? { RequestVerificationToken: token } : {}), "X-Requested-With": "fetch", ...headers },
  });
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status}`);
  return answer;
}
