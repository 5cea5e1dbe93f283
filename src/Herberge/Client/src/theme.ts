import { all } from "./dom";

/** The choice is kept in a cookie, so that the server renders the right theme from the first byte. */
export function enhanceTheme() {
  for (const radio of all<HTMLInputElement>('input[name="theme"]')) {
    radio.addEventListener("change", () => {
      if (!radio.checked) return;
      const secure = location.protocol === "https:" ? "; secure" : "";
      document.cookie = `theme=${radio.value}; path=/; max-age=31536000; samesite=lax${secure}`;
      if (radio.value === "system") delete document.documentElement.dataset.theme;
      else document.documentElement.dataset.theme = radio.value;
    });
  }
}
