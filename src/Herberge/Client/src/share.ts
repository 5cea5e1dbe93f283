import { all, one } from "./dom";

const key = "mastodon-instance";

/** The reader's own server in the fediverse stays in this browser; the house never learns it. */
export function enhanceShare() {
  const host = remembered();
  for (const link of all<HTMLAnchorElement>("a[data-mastodon]")) {
    if (!host) continue;
    link.href = `https://${host}/share?text=${encodeURIComponent(link.dataset.mastodon ?? "")}`;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    const words = one("span", link);
    if (words) words.textContent = (link.dataset.mastodonOn ?? "{0}").replace("{0}", host);
    const other = one("[data-mastodon-other]", link.closest("ul") ?? document);
    if (other) other.hidden = false;
  }

  for (const form of all<HTMLFormElement>("form[data-instance]")) {
    const field = one<HTMLInputElement>('input[name="instance"]', form);
    if (!field) continue;
    if (!field.value && host) field.value = host;
    form.addEventListener("submit", () => {
      const typed = hostOf(field.value);
      try {
        if (typed) localStorage.setItem(key, typed);
      } catch {
        // A browser that keeps nothing asks again next time.
      }
    });
  }
}

function remembered() {
  try {
    return hostOf(localStorage.getItem(key) ?? "");
  } catch {
    return null;
  }
}

/** A name, an address or a handle; the same rule as the house's own. */
function hostOf(typed: string) {
  const text = typed.trim().toLowerCase().replace(/^https:\/\//, "").replace(/\/+$/, "").replace(/^@?[a-z0-9_.-]+@/, "");
  return /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(text) ? text : null;
}
