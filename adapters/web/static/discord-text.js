// Discord's mark-up as elements: read as its clients read it, so that words which would be mark-up are seen to be.
import { make } from "./make.js";

const DAY = new Intl.DateTimeFormat("en", { dateStyle: "long", timeStyle: "short" });
const BLOCKS = [
  [/^> ([^\n]*(?:\n> [^\n]*)*)\n?/, (match) => make("blockquote", {}, ...linesOf(match[1].replace(/\n> /g, "\n")))],
  [/^(#{1,3}) +([^\n]+)\n?/, (match) => make("p", { class: `dc-heading h${match[1].length}` }, ...inlineOf(match[2]))],
  [/^-# +([^\n]+)\n?/, (match) => make("p", { class: "dc-small" }, ...inlineOf(match[1]))],
  [/^(?:(?:[-*+]|\d+\.) [^\n]+(?:\n {2}[^\n]+)*\n?)+/, listOf],
  [/^```(?:[\w+.-]*\n)?([\s\S]*?)\n*```\n?/, (match) => make("pre", { class: "dc-code", tabindex: "0", text: match[1] })],
  [/^\n/, () => make("p", { class: "dc-gap" })],
];
const INLINE = [
  [/^\\([^0-9A-Za-z\s])/, (match) => document.createTextNode(match[1])],
  [/^\*\*([\s\S]+?)\*\*(?!\*)/, (match) => make("strong", {}, ...inlineOf(match[1]))],
  [/^__([\s\S]+?)__(?!_)/, (match) => make("u", {}, ...inlineOf(match[1]))],
  [/^\*(?=\S)((?:\\.|[^*\\])+?)\*(?!\*)/, (match) => make("em", {}, ...inlineOf(match[1]))],
  [/^_((?:\\.|[^_\\])+?)_\b/, (match) => make("em", {}, ...inlineOf(match[1]))],
  [/^~~([\s\S]+?)~~/, (match) => make("s", {}, ...inlineOf(match[1]))],
  [/^\|\|([\s\S]+?)\|\|/, (match) => make("span", { class: "dc-spoiler" }, ...inlineOf(match[1]))],
  [/^`([^`]+)`/, (match) => make("code", { text: match[1] })],
  [/^\[((?:\\.|[^\]\\])*)\]\(\s*<?(https?:[^)\s>]+)>?\)/, (match) => make("span", { class: "dc-link", title: match[2] }, ...inlineOf(match[1]))],
  [/^<(https?:[^ >]+)>/, (match) => make("span", { class: "dc-link", text: match[1] })],
  [/^https?:\/\/[^\s<]+[^<.,:;"')\]\s]/, (match) => make("span", { class: "dc-link", text: match[0] })],
  [/^<t:(-?\d+)(?::[tTdDfFRsS])?>/, (match) => make("span", { class: "dc-time", text: DAY.format(new Date(Number(match[1]) * 1000)) })],
  [/^<(@[!&]?|#)(\d+)>/, (match) => make("span", { class: "dc-mention", text: match[1][0] + match[2] })],
  [/^@(everyone|here)/, (match) => make("span", { class: "dc-mention", text: match[0] })],
  [/^<?:(\w+):(?:\d+>)?/, (match) => make("span", { class: "dc-emoji", title: match[0], text: "☺" })],
];

/** @param {string} words @returns {Node[]} a text as it is seen */
export function linesOf(words) {
  const found = [];
  for (let rest = words; rest; ) {
    const [match, node] = first(BLOCKS, rest) || paragraph(rest);
    found.push(node);
    rest = rest.slice(match.length);
  }
  return found;
}

function first(rules, text) {
  for (const [pattern, draw] of rules) {
    const match = pattern.exec(text);
    if (match) return [match[0], draw(match)];
  }
  return null;
}

function paragraph(text) {
  const line = /^[^\n]+\n?/.exec(text)[0];
  return [line, make("p", {}, ...inlineOf(line.replace(/\n$/, "")))];
}

function listOf(match) {
  const rows = match[0].split(/\n(?=[-*+] |\d+\. )/).map((row) => row.replace(/^(?:[-*+]|\d+\.) /, "").replace(/\n$/, ""));
  return make("ul", {}, ...rows.map((row) => make("li", {}, ...row.split("\n").map((line) => make("p", {}, ...inlineOf(line.trim()))))));
}

/** @param {string} words @returns {Node[]} */
export function inlineOf(words) {
  const found = [];
  let plain = "";
  for (let rest = words; rest; ) {
    const [match, node] = first(INLINE, rest) || [rest[0], null];
    if (node && plain) found.push(document.createTextNode(plain));
    if (node) found.push(node);
    plain = node ? "" : plain + match;
    rest = rest.slice(match.length);
  }
  return plain ? [...found, document.createTextNode(plain)] : found;
}
