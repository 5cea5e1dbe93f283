// Passkeys: the buttons are there only in browsers that can (js-only and this check), and work once this has loaded.
import { all, send } from "./dom";
import { toast } from "./toast";

const json = { "Content-Type": "application/json" };

export function enhancePasskeys() {
  const able = "PublicKeyCredential" in window && "parseCreationOptionsFromJSON" in PublicKeyCredential;
  for (const button of all<HTMLButtonElement>("[data-passkey]")) {
    button.hidden = !able;
    if (!able) continue;
    button.addEventListener("click", () => {
      button.disabled = true;
      const work = button.dataset.passkey === "add" ? add(button) : signIn();
      void work.catch(error => {
        // The person closed the browser's own dialog: nothing to say.
        if (!(error instanceof DOMException && error.name === "NotAllowedError")) toast(button.dataset.refused ?? "");
      }).finally(() => { button.disabled = false; });
    });
    button.disabled = false;
  }
}

async function signIn() {
  const options = await (await send("/sign-in/passkey/options", "POST")).json();
  const credential = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  await send("/sign-in/passkey", "POST", JSON.stringify({ credential: (credential as PublicKeyCredential).toJSON() }), json);
  const to = new URLSearchParams(location.search).get("returnUrl") ?? "/";
  location.assign(/^\/(?![/\\])/.test(to) ? to : "/");
}

async function add(button: HTMLButtonElement) {
  const options = await (await send("/me/passkeys/options", "POST")).json();
  const credential = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
  const name = (document.getElementById(button.dataset.name ?? "") as HTMLInputElement | null)?.value ?? "";
  await send("/me/passkeys", "POST", JSON.stringify({ credential: (credential as PublicKeyCredential).toJSON(), name }), json);
  location.reload();
}
