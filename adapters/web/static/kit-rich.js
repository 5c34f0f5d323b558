// Slack's rich text as elements.
import { make } from "./make.js";

const DAY = { dateStyle: "long", timeStyle: "short" };
const PARTS = {
  rich_text_section: (part) => make("p", {}, ...part.elements.map(runOf)),
  rich_text_preformatted: (part) => make("pre", {}, ...part.elements.map(runOf)),
  rich_text_quote: (part) => make("blockquote", {}, ...part.elements.map(runOf)),
  rich_text_list: listOf,
};
const RUNS = {
  text: (run) => styled(run, run.text),
  link: linkOf,
  date: (run) => styled(run, run.fallback || new Intl.DateTimeFormat("en", DAY).format(new Date(run.timestamp * 1000))),
  user: (run) => mention(`@${run.user_id}`),
  channel: (run) => mention(`#${run.channel_id}`),
  usergroup: (run) => mention(`@${run.usergroup_id}`),
  broadcast: (run) => mention(`@${run.range}`),
  emoji: (run) => make("span", { text: `:${run.name}:` }),
};

/** @param {{elements: object[]}} block */
export function richOf(block) {
  return make("div", { class: "kit-rich" }, ...block.elements.map((part) => drawn(PARTS, part)));
}

function drawn(known, part) {
  const draw = known[part.type];
  return draw ? draw(part) : make("span", { class: "kit-unknown", role: "alert", text: `“${part.type}” can't be drawn here.` });
}

const runOf = (run) => drawn(RUNS, run);

function listOf(part) {
  const items = part.elements.map((each) => make("li", {}, ...each.elements.map(runOf)));
  return make(part.style === "ordered" ? "ol" : "ul", { "data-indent": String(part.indent || 0) }, ...items);
}

function styled(run, words) {
  const names = Object.keys(run.style || {}).filter((name) => run.style[name]);
  return make("span", { class: ["kit-run", ...names].join(" "), text: words });
}

/** Only an address of the web is one to follow, and none is followed from a drawing. */
function linkOf(run) {
  const words = run.text || run.url;
  return make("span", { class: run.url.startsWith("https://") ? "kit-link" : "kit-unknown", title: run.url, text: words });
}

function mention(words) {
  return make("span", { class: "kit-mention", text: words });
}
