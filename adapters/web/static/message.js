// Messages as elements: one function for each kind of block.
import { make } from "./make.js";

/**
 * @typedef {{press: (token: string, button: HTMLButtonElement) => void, take: ((words: string) => void) | null}} Hands
 *   what the buttons of a message do: press one, or take an example into the line that is being typed
 * @typedef {{label: string, token: string, style: string}} Button
 * @typedef {{words: string, detail: string, buttons: Button[], at?: {at: string, words: string}}} Item
 */

const EXAMPLE = "/loop ";

/** @param {Button} given @param {Hands} hands */
function buttonOf(given, hands) {
  const button = make("button", { type: "button", class: given.style, text: given.label });
  button.addEventListener("click", () => hands.press(given.token, button));
  return button;
}

/** @param {Button[]} row @param {Hands} hands */
function buttonsOf(row, hands) {
  return row.length ? make("div", { class: "buttons" }, ...row.map((each) => buttonOf(each, hands))) : null;
}

const BLOCKS = {
  say: (block) => make("p", { text: block.words }),
  heading: (block) => make("h4", { text: block.words }),
  hint: (block) => make("p", { class: "hint", text: block.words }),
  link: (block) => make("p", {}, linkOf(block)),
  file: (block) => make("p", { class: "file" }, fileOf(block), block.about ? make("span", { class: "detail", text: ` ${block.about}` }) : null),
  quoted: (block) => make("blockquote", {}, make("p", { text: `“${block.words}”` }), block.by ? make("footer", { text: block.by }) : null),
  facts: (block) => make("dl", {}, ...block.rows.flatMap(([label, value]) => [make("dt", { text: label }), make("dd", { text: value })])),
  buttons: (block, hands) => buttonsOf(block.row, hands),
  items: (block, hands) => itemsOf(block, hands),
  table: (block) => tableOf(block),
};

/** Only an address of the web is opened; anything else stays text. */
function linkOf(block) {
  if (!block.address.startsWith("https://")) return make("span", { text: `${block.label}: ${block.address}` });
  return make("a", { href: block.address, rel: "noopener noreferrer", target: "_blank", text: block.label });
}

/** A file can be fetched once; it is not kept with the message. */
function fileOf(block) {
  if (!block.address?.startsWith("/file/")) return make("span", { text: block.label });
  return make("a", { href: block.address, download: block.name, text: block.label });
}

/** An example can be taken over into the line that is being typed. */
function wordsOf(words, hands) {
  if (!hands.take || !words.startsWith(EXAMPLE)) return make("span", { class: "words", text: words });
  const button = make("button", { type: "button", class: "example", text: words, title: "Put this into the line below" });
  button.addEventListener("click", () => hands.take(words));
  return button;
}

/** @param {Item} item @param {Hands} hands */
function itemOf(item, hands) {
  const said = [item.detail, item.at?.words].filter(Boolean).join(", ");
  const detail = said ? make("span", { class: "detail", text: said }) : null;
  return make("li", {}, wordsOf(item.words, hands), detail, buttonsOf(item.buttons, hands));
}

function itemsOf(block, hands) {
  const heading = block.heading ? make("h4", { text: block.heading }) : null;
  const more = block.more ? make("p", { class: "hint", text: block.more }) : null;
  return make("div", {}, heading, make("ul", {}, ...block.rows.map((item) => itemOf(item, hands))), more);
}

function tableOf(block) {
  const head = make("tr", {}, ...block.columns.map((name) => make("th", { text: name, scope: "col" })));
  const rows = block.rows.map((row) => make("tr", {}, ...row.map((cell) => make("td", { text: cell }))));
  return make("div", { class: "wide", role: "group", "aria-label": "Table", tabindex: "0" }, make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows)));
}

/** @param {{title: string, blocks: object[]}} body @param {Hands} hands @returns {Node[]} the parts of a message */
export function messageParts(body, hands) {
  return [make("h3", { text: body.title }), ...body.blocks.map((block) => BLOCKS[block.type](block, hands)).filter(Boolean)];
}
