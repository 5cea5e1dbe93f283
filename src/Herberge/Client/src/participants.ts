// A field for many people: @ay suggests them, one a line.
import "@github/text-expander-element";
import { all } from "./dom";
import { completeMentions } from "./mentions";

export function suggestParticipants() {
  for (const form of all<HTMLFormElement>("form[data-mentions]")) completeMentions(form);
}
