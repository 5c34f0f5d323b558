// Forms as elements: the same questions that a modal or the terminal would ask.
import { draftOf, keepDraft } from "./drafts.js";
import { make } from "./make.js";
import { suggest } from "./suggest.js";

/**
 * @typedef {{name: string, label: string, kind: string, hint: string, required: boolean, limit: number,
 *   options: [string, string][], value: string, error: string}} Field
 * @typedef {{title: string, state: string, submit: string, token: string, fields: Field[]}} Body
 */

const OVER = { sent: "✓", dismissed: "Not sent:" };
const NAMES = new Set(["partner", "person", "zone"]);
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
let made = 0;

/** @param {Field} field @returns {string} an hour is picked; words that are none stay as they were typed */
const typeOf = (field) => (field.kind === "time" && (!field.value || CLOCK.test(field.value)) ? "time" : "text");

/** @param {Field} field @param {string} id */
function inputOf(field, id) {
  if (field.kind === "choice") return selectOf(field, id);
  const about = { id, name: field.name, autocomplete: "off" };
  const input = field.kind === "long" ? make("textarea", { ...about, rows: "3" }) : make("input", { ...about, type: typeOf(field) });
  input.value = field.value;
  return input;
}

/** @param {Field} field @param {string} id */
function selectOf(field, id) {
  const select = make("select", { id, name: field.name });
  const none = field.options.some(([value]) => value === field.value) ? [] : [["", "–"]];
  for (const [value, label] of [...none, ...field.options]) select.append(make("option", { value, text: label }));
  select.value = field.value;
  return select;
}

/** @param {Field} field @param {string} id */
function labelOf(field, id) {
  const isOptional = !field.required && field.kind !== "choice";
  return make("label", { for: id, text: field.label }, isOptional ? make("span", { class: "optional", text: " (optional)" }) : null);
}

/** @param {Field} field @param {string} id @returns {HTMLElement[]} what is said about a field under it */
function notesOf(field, id) {
  return [
    field.error ? make("p", { class: "error", id: `${id}-error`, text: field.error }) : null,
    field.hint ? make("p", { class: "hint", id: `${id}-hint`, text: field.hint }) : null,
  ].filter(Boolean);
}

/** @param {Field} field @param {string} seat */
function questionOf(field, seat) {
  const id = `field-${++made}`;
  const input = inputOf(field, id);
  const notes = notesOf(field, id);
  if (field.required) input.setAttribute("aria-required", "true");
  if (field.error) input.setAttribute("aria-invalid", "true");
  if (notes.length) input.setAttribute("aria-describedby", notes.map((note) => note.id).join(" "));
  const offers = NAMES.has(field.kind) ? suggest(input, seat, field.kind) : null;
  return make("div", { class: "question" }, labelOf(field, id), make("div", { class: "answer" }, input, offers), ...notes);
}

/** @param {HTMLFormElement} form @returns {Record<string, string>} */
const answersOf = (form) => Object.fromEntries([...new FormData(form).entries()].map(([name, value]) => [name, String(value)]));

/** What was typed before the tab was loaded again. */
function refill(form, draft) {
  for (const [name, value] of Object.entries(draft || {})) {
    const field = form.elements.namedItem(name);
    if (field) field.value = value;
  }
}

/** @param {Body} body @returns {string} where its draft is kept; the token is good for one form only */
export const draftKey = (body) => `form ${body.token}`;

/**
 * @param {Body} body
 * @param {string} seat
 * @param {{send: (values: Record<string, string>) => Promise<void>, dismiss: () => Promise<void>}} hands
 * @returns {Node[]}
 */
export function formParts(body, seat, hands) {
  if (OVER[body.state]) return [make("p", { class: "hint", text: `${OVER[body.state]} ${body.title}` })];
  const submit = make("button", { type: "submit", class: "primary", text: body.submit });
  const cancel = make("button", { type: "button", text: "Cancel" });
  const questions = body.fields.map((field) => questionOf(field, seat));
  const form = make("form", { novalidate: "" },
    make("fieldset", {}, make("legend", { text: body.title }), ...questions, make("div", { class: "buttons" }, submit, cancel)));
  const asItWas = JSON.stringify(answersOf(form));
  refill(form, draftOf(draftKey(body)));
  for (const kind of ["input", "change"]) form.addEventListener(kind, () => keepDraft(draftKey(body), answersOf(form)));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (submit.getAttribute("aria-disabled") === "true") return;
    submit.setAttribute("aria-disabled", "true");
    await hands.send(answersOf(form)).finally(() => submit.setAttribute("aria-disabled", "false"));
  });
  cancel.addEventListener("click", hands.dismiss);
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    // What was typed is not thrown away by one key: the next one decides.
    if (JSON.stringify(answersOf(form)) === asItWas || document.activeElement === cancel) hands.dismiss();
    else cancel.focus();
  });
  return [form];
}
