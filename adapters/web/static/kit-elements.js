// What can be pressed or filled in on Slack, drawn as it looks. Nothing here does anything.
import { make } from "./make.js";

const ELEMENTS = {
  button: buttonOf,
  overflow: () => make("span", { class: "kit-button", text: "⋯" }),
  plain_text_input: textOf,
  static_select: (given) => pickOf(given, given.initial_option?.text.text, "Select an option"),
  external_select: (given) => pickOf(given, given.initial_option?.text.text, "Select an option"),
  users_select: (given) => pickOf(given, given.initial_user, "Select a user"),
  conversations_select: (given) => pickOf(given, given.initial_conversation, "Select a conversation"),
  channels_select: (given) => pickOf(given, given.initial_channel, "Select a channel"),
  datepicker: (given) => pickOf(given, dayOf(given.initial_date), "Select a date"),
  timepicker: (given) => pickOf(given, given.initial_time, "Select a time"),
  checkboxes: (given) => choicesOf(given, "☐", "☑", given.initial_options || []),
  radio_buttons: (given) => choicesOf(given, "○", "◉", given.initial_option ? [given.initial_option] : []),
  image: (given) => make("p", { class: "kit-image", text: `Picture: ${given.alt_text}` }),
};

/** @param {{type: string}} given */
export function elementOf(given) {
  const draw = ELEMENTS[given.type];
  return draw ? draw(given) : make("p", { class: "kit-unknown", role: "alert", text: `“${given.type}” can't be drawn here.` });
}

function buttonOf(given) {
  return make("span", { class: `kit-button ${given.style || ""}`, text: given.text.text });
}

function textOf(given) {
  const value = given.initial_value || "";
  const shown = make("span", { class: value ? "" : "kit-empty", text: value || given.placeholder?.text || "" });
  return make("div", { class: given.multiline ? "kit-field lines" : "kit-field" }, shown);
}

function pickOf(given, value, empty) {
  const shown = make("span", { class: value ? "" : "kit-empty", text: value || given.placeholder?.text || empty });
  return make("div", { class: `kit-field pick ${given.type}` }, shown);
}

function choicesOf(given, off, on, chosen) {
  const values = new Set(chosen.map((option) => option.value));
  const line = (option) => make("p", {}, make("span", { text: `${values.has(option.value) ? on : off} ${option.text.text}` }));
  return make("div", { class: "kit-choices" }, ...given.options.map(line));
}

function dayOf(day) {
  return day ? new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`)) : "";
}
