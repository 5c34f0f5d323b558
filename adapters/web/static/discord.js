// Discord's messages, components and windows as elements. What it does not know it says, instead of leaving it out.
import { make } from "./make.js";
import { linesOf } from "./discord-text.js";

const STYLES = { 1: "primary", 2: "", 3: "success", 4: "danger" };
const COMPONENTS = {
  1: (part) => make("div", { class: "dc-row" }, ...part.components.map(componentOf)),
  2: (part) => make("span", { class: `dc-button ${STYLES[part.style]}`, text: part.label }),
  3: (part) => pickOf(part, part.options.find((option) => option.default)?.label, "Make a selection", part.options),
  4: (part) => make("div", { class: part.style === 2 ? "dc-field lines" : "dc-field", text: part.value || "" }),
  5: (part) => pickOf(part, named(part, "@"), "Select a user"),
  8: (part) => pickOf(part, named(part, "#"), "Select a channel"),
  9: (part) => make("div", { class: "dc-section" }, make("div", { class: "dc-told" }, ...part.components.map(componentOf)), componentOf(part.accessory)),
  10: (part) => make("div", { class: "dc-text" }, ...linesOf(part.content)),
  14: (part) => make("hr", { class: part.divider === false ? "dc-space" : "dc-line" }),
  17: (part) => make("div", { class: "dc-frame" }, ...part.components.map(componentOf)),
  18: labelOf,
};

export const DISCORD = { message: messageOf, answer: answerOf, modal: modalOf };

/** @param {{type: number}} part */
function componentOf(part) {
  const draw = COMPONENTS[part.type];
  return draw ? draw(part) : make("p", { class: "kit-unknown", role: "alert", text: `“${part.type}” can't be drawn here.` });
}

const named = (part, sign) => part.default_values?.map((each) => sign + each.id).join(", ");

function pickOf(part, value, empty, options = []) {
  const shown = make("p", { class: value ? "" : "dc-empty", text: value || part.placeholder || empty });
  const below = options.map((option) => make("li", {}, make("strong", { text: option.label }), option.description ? make("span", { text: option.description }) : null));
  const list = below.length && !value ? make("ul", { class: "dc-options" }, ...below) : null;
  return make("div", { class: "dc-pick" }, make("div", { class: "dc-field pick" }, shown), list);
}

function labelOf({ label, description, component }) {
  const needed = component.required ? make("span", { class: "dc-needed", text: " *" }) : null;
  const about = description ? make("p", { class: description.startsWith("⚠") ? "dc-about wrong" : "dc-about", text: description }) : null;
  return make("div", { class: "dc-label" }, make("p", { class: "dc-name" }, make("strong", { text: label }), needed), about, componentOf(component));
}

function lineOf({ place, at }, ...said) {
  const app = make("span", { class: "dc-app", text: "APP" });
  const head = make("p", { class: "dc-who" }, make("strong", { text: "Loopkeeper" }), app, make("time", { text: at }));
  const avatar = make("span", { class: "dc-avatar", "aria-hidden": "true", text: "L" });
  return make("div", { class: "discord message" }, make("p", { class: "dc-place", text: place }), make("div", { class: "dc-post" }, avatar, make("div", { class: "dc-said" }, head, ...said)));
}

/** @param {any} screen */
function messageOf(screen) {
  const { content, components = [] } = screen.payload;
  const text = content ? make("div", { class: "dc-text" }, ...linesOf(content)) : null;
  return lineOf(screen, text, ...components.map(componentOf));
}

/** @param {any} screen */
function answerOf(screen) {
  const own = make("p", { class: "dc-own", text: "Only you can see this" });
  return lineOf(screen, ...screen.payload.components.map(componentOf), own);
}

/** @param {any} screen */
function modalOf({ payload }) {
  const head = make("div", { class: "dc-head" }, make("h3", { text: payload.title }), make("span", { "aria-hidden": "true", text: "✕" }));
  const foot = make("div", { class: "dc-foot" }, make("span", { class: "dc-button", text: "Cancel" }), make("span", { class: "dc-button primary", text: "Submit" }));
  return make("div", { class: "discord dc-modal" }, head, make("div", { class: "dc-body" }, ...payload.components.map(componentOf)), foot);
}
