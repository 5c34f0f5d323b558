// What people meet on Slack and on Discord, drawn from the messages that would be sent.
import { get } from "./api.js";
import { make } from "./make.js";
import { blocksOf } from "./kit.js";
import { DISCORD } from "./discord.js";

/** @typedef {{group: string, name: string, about: string, surface: string, payload: any, at: string, place: string,
 *   is_private: boolean, errors: Record<string, string>}} Screen */

const screens = document.getElementById("screens");
const note = document.getElementById("note");
const heading = document.getElementById("heading");
const platforms = document.getElementById("platforms");
const SHOWN = {
  slack: { name: "Slack", path: "/preview/screens", draw: { message: messageOf, modal: modalOf, home: homeOf } },
  discord: { name: "Discord", path: "/preview/discord", draw: DISCORD },
};

/** @param {Screen} screen */
function messageOf(screen) {
  const head = make("p", { class: "who" }, make("strong", { text: "Loopkeeper" }), make("span", { class: "app", text: "APP" }), make("time", { text: screen.at }));
  const own = screen.is_private ? make("p", { class: "own", text: "Only visible to you" }) : null;
  const avatar = make("span", { class: "avatar", "aria-hidden": "true", text: "L" });
  const said = make("div", { class: "said" }, head, ...blocksOf(screen.payload.blocks));
  const place = make("p", { class: "place", text: screen.place });
  return make("div", { class: "slack message" }, place, make("div", { class: screen.is_private ? "line mine" : "line" }, own, avatar, said));
}

/** @param {Screen} screen */
function modalOf({ payload, errors }) {
  const title = make("h3", { class: "title", text: payload.title.text });
  const close = make("span", { class: "kit-button", text: payload.close ? payload.close.text : "Close" });
  const submit = payload.submit ? make("span", { class: "kit-button primary", text: payload.submit.text }) : null;
  const head = make("div", { class: "head" }, title, make("span", { class: "cross", "aria-hidden": "true", text: "✕" }));
  const body = make("div", { class: "body" }, ...blocksOf(payload.blocks, errors));
  return make("div", { class: "slack modal" }, head, body, make("div", { class: "foot" }, close, submit));
}

/** @param {Screen} screen */
function homeOf({ payload }) {
  const tabs = ["Home", "Messages", "About"].map((name, at) => make("span", { class: at ? "" : "here", text: name }));
  const head = make("p", { class: "place", text: "Loopkeeper" });
  return make("div", { class: "slack home" }, head, make("p", { class: "surfaces" }, ...tabs), make("div", { class: "body" }, ...blocksOf(payload.blocks)));
}

/** @param {Screen} screen @param {Record<string, (screen: Screen) => Node>} draw */
function figureOf(screen, draw) {
  const caption = make("figcaption", {}, make("strong", { text: screen.name }), make("span", { text: screen.about }));
  return make("figure", { id: idOf(screen.name), "data-surface": screen.surface }, caption, draw[screen.surface](screen));
}

const idOf = (name) => name.toLowerCase().replace(/[^a-z]+/g, "-").replace(/^-|-$/g, "");

function groupOf(name, members, draw) {
  return make("section", { "aria-labelledby": `group-${idOf(name)}` }, make("h2", { id: `group-${idOf(name)}`, text: name }), make("div", { class: "shelf" }, ...members.map((screen) => figureOf(screen, draw))));
}

/** @param {HTMLElement} row @param {(value: string) => void} choose one of several buttons that stay pressed */
function oneOf(row, choose) {
  row.addEventListener("click", (event) => {
    const pressed = /** @type {HTMLElement} */ (event.target).closest("button");
    if (!pressed) return;
    for (const button of row.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button === pressed));
    choose(pressed.dataset.value);
  });
}

oneOf(document.getElementById("looks"), (look) => { document.documentElement.dataset.look = look; });
oneOf(document.getElementById("widths"), (width) => { screens.dataset.width = width; });

oneOf(platforms, (platform) => {
  history.replaceState(null, "", platform === "slack" ? location.pathname : `?on=${platform}`);
  show(platform);
});

/** @param {string} platform */
async function show(platform) {
  const { name, path, draw } = SHOWN[platform];
  document.title = heading.textContent = `Loopkeeper on ${name}`;
  note.textContent = "Drawing …";
  screens.replaceChildren();
  try {
    const found = /** @type {Screen[]} */ (await get(path));
    if (!heading.textContent.endsWith(name)) return;
    const names = [...new Set(found.map((screen) => screen.group))];
    screens.replaceChildren(...names.map((group) => groupOf(group, found.filter((screen) => screen.group === group), draw)));
    document.getElementById("groups").replaceChildren(...names.map((group) => make("a", { href: `#group-${idOf(group)}`, text: group })));
    note.textContent = "";
  } catch (error) {
    note.textContent = /** @type {Error} */ (error).message;
  }
}

const asked = new URLSearchParams(location.search).get("on");
const first = asked && asked in SHOWN ? asked : "slack";
for (const button of platforms.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.value === first));
show(first);
