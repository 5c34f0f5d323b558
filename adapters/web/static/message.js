// Messages as elements: one function for each kind of block.
import { make } from "./make.js";

/** @typedef {(token: string, button: HTMLButtonElement) => void} Press */

/** @param {{label: string, token: string, style: string}} given @param {Press} press */
function buttonOf(given, press) {
  const button = make("button", { type: "button", class: given.style, text: given.label });
  button.addEventListener("click", () => press(given.token, button));
  return button;
}

/** @param {object[]} row @param {Press} press */
function buttonsOf(row, press) {
  return row.length ? make("div", { class: "buttons" }, ...row.map((each) => buttonOf(each, press))) : null;
}

const BLOCKS = {
  say: (block) => make("p", { text: block.words }),
  hint: (block) => make("p", { class: "hint", text: block.words }),
  quoted: (block) =>
    make("blockquote", { text: `“${block.words}”` }, block.by ? make("cite", { text: block.by }) : null),
  facts: (block) =>
    make("dl", {}, ...block.rows.flatMap(([label, value]) => [make("dt", { text: label }), make("dd", { text: value })])),
  buttons: (block, press) => buttonsOf(block.row, press),
  items: (block, press) => itemsOf(block, press),
  table: (block) => tableOf(block),
};

function itemsOf(block, press) {
  const rows = block.rows.map((item) =>
    make(
      "li",
      {},
      make("span", { text: item.words }),
      item.detail ? make("span", { class: "detail", text: item.detail }) : null,
      buttonsOf(item.buttons, press),
    ),
  );
  return make(
    "div",
    {},
    block.heading ? make("h4", { text: block.heading }) : null,
    make("ul", {}, ...rows),
    block.more ? make("p", { class: "hint", text: block.more }) : null,
  );
}

function tableOf(block) {
  const head = make("tr", {}, ...block.columns.map((name) => make("th", { text: name, scope: "col" })));
  const rows = block.rows.map((row) => make("tr", {}, ...row.map((cell) => make("td", { text: cell }))));
  return make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows));
}

/** @param {object} body @param {Press} press @returns {Node[]} the parts of a message */
export function messageParts(body, press) {
  const blocks = body.blocks.map((block) => BLOCKS[block.type](block, press)).filter(Boolean);
  return [make("h3", { text: body.title }), ...blocks];
}
