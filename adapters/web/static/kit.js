// Slack's blocks as elements, drawn as Slack would show them. What it does not know it says, instead of leaving it out.
import { make } from "./make.js";
import { elementOf } from "./kit-elements.js";
import { richOf } from "./kit-rich.js";

const BLOCKS = {
  header: (block) => make("h3", { class: "kit-header" }, plainOf(block.text)),
  section: sectionOf,
  rich_text: richOf,
  context: (block) => make("div", { class: "kit-context" }, ...block.elements.map(contextOf)),
  actions: (block) => make("div", { class: "kit-actions" }, ...block.elements.map((each) => elementOf(each))),
  divider: () => make("hr", { class: "kit-divider" }),
  image: imageOf,
  input: inputOf,
  table: tableOf,
  data_table: tableOf,
};

/** @param {object[]} blocks @param {Record<string, string>} errors by block @returns {Node[]} */
export function blocksOf(blocks, errors = {}) {
  return blocks.map((block) => {
    const draw = BLOCKS[block.type];
    return draw ? draw(block, errors[block.block_id]) : unknown(block);
  });
}

/** What stands in for a thing that can't be drawn. */
export function unknown(thing) {
  return make("p", { class: "kit-unknown", role: "alert", text: `“${thing.type}” can't be drawn here.` });
}

/** A text object. Mark-up is shown as it was written: nothing that goes to Slack is meant to be read as such. */
export function plainOf(text) {
  return make("span", { class: text.type === "mrkdwn" ? "kit-text mrkdwn" : "kit-text", text: text.text });
}

function sectionOf(block) {
  const words = block.text ? make("p", {}, plainOf(block.text)) : null;
  const fields = block.fields ? make("div", { class: "kit-fields" }, ...block.fields.map((each) => make("p", {}, plainOf(each)))) : null;
  const beside = block.accessory ? make("div", { class: "kit-accessory" }, elementOf(block.accessory)) : null;
  return make("div", { class: "kit-section" }, make("div", { class: "kit-told" }, words, fields), beside);
}

function contextOf(element) {
  return element.type === "image" ? imageOf(element) : plainOf(element);
}

function imageOf(block) {
  return make("p", { class: "kit-image", text: `Picture: ${block.alt_text}` });
}

function inputOf(block, error) {
  const optional = block.optional ? make("span", { class: "kit-optional", text: "(optional)" }) : null;
  const label = make("p", { class: "kit-label" }, plainOf(block.label), optional);
  const wrong = error ? make("p", { class: "kit-error", text: error }) : null;
  const hint = block.hint ? make("p", { class: "kit-hint" }, plainOf(block.hint)) : null;
  return make("div", { class: error ? "kit-input wrong" : "kit-input" }, label, elementOf(block.element), wrong, hint);
}

function tableOf(block) {
  const settings = block.column_settings || [];
  const row = ([first, ...rest], tag) =>
    make("tr", {}, ...[first, ...rest].map((cell, at) => make(tag, cellAbout(settings[at], tag), cellOf(cell))));
  const [head, ...rows] = block.rows;
  const table = make("table", {}, make("thead", {}, row(head, "th")), make("tbody", {}, ...rows.map((each) => row(each, "td"))));
  return make("div", { class: "kit-table", role: "group", "aria-label": block.caption || "Table", tabindex: "0" }, table);
}

function cellAbout(settings, tag) {
  return { class: settings?.align === "right" ? "figure" : null, scope: tag === "th" ? "col" : null };
}

function cellOf(cell) {
  return cell.type === "rich_text" ? richOf(cell) : make("span", { text: String(cell.text ?? cell.value) });
}
