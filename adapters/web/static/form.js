// Forms as elements: the same questions that a modal or the terminal would ask.
import { post } from "./api.js";
import { make } from "./make.js";

let made = 0;

/** @param {object} field @param {string} id */
function inputOf(field, id) {
  const about = { id, name: field.name, maxlength: String(field.limit) };
  if (field.kind === "choice") return selectOf(field, id);
  if (field.kind === "long") {
    const area = make("textarea", { ...about, rows: "3" });
    area.value = field.value;
    return area;
  }
  const input = make("input", { ...about, type: "text", autocomplete: "off" });
  input.value = field.value;
  return input;
}

function selectOf(field, id) {
  const select = make("select", { id, name: field.name });
  for (const [value, label] of field.options) select.append(make("option", { value, text: label }));
  select.value = field.value;
  return select;
}

/** Offers names while somebody types. */
function suggest(input, list, seat, kind) {
  let waiting = 0;
  input.setAttribute("list", list.id);
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const answer = await post("/search", { seat, kind, words: input.value }).catch(() => ({ suggestions: [] }));
      list.replaceChildren(...answer.suggestions.map((name) => make("option", { value: name })));
    }, 120);
  });
}

function questionOf(field, seat) {
  const id = `field-${++made}`;
  const input = inputOf(field, id);
  const parts = [labelOf(field, id), input];
  const notes = [];
  if (field.kind === "partner" || field.kind === "person") {
    const list = make("datalist", { id: `${id}-names` });
    suggest(input, list, seat, field.kind);
    parts.push(list);
  }
  if (field.hint) notes.push(make("p", { class: "hint", id: `${id}-hint`, text: field.hint }));
  if (field.error) {
    notes.push(make("p", { class: "error", id: `${id}-error`, text: field.error }));
    input.setAttribute("aria-invalid", "true");
  }
  if (notes.length) input.setAttribute("aria-describedby", notes.map((note) => note.id).join(" "));
  return make("div", {}, ...parts, ...notes);
}

function labelOf(field, id) {
  const optional = field.required ? null : make("span", { class: "optional", text: " (optional)" });
  return make("label", { for: id, text: field.label }, optional);
}

/**
 * @param {object} body the form
 * @param {string} seat
 * @param {(values: Record<string, string>) => Promise<void>} send
 * @returns {Node[]}
 */
export function formParts(body, seat, send) {
  if (body.state === "sent") return [make("p", { class: "hint", text: `✓ ${body.title}` })];
  const questions = body.fields.map((field) => questionOf(field, seat));
  const submit = make("button", { type: "submit", class: "primary", text: body.submit });
  const form = make(
    "form",
    { novalidate: "" },
    make("fieldset", {}, make("legend", { text: body.title }), ...questions, make("div", { class: "buttons" }, submit)),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    submit.disabled = true;
    await send(Object.fromEntries(new FormData(form).entries())).finally(() => (submit.disabled = false));
  });
  return [form];
}
