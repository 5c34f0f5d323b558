// Puts the page together: seats side by side, tabs on a phone, and a live line to the bot.
import { UNREACHABLE, get, post } from "./api.js";
import { Clock } from "./clock.js";
import { listen } from "./live.js";
import { make } from "./make.js";
import { Seat } from "./seat.js";

const TEAM_PRESSERS = ["ana", "rosa"];
const AGAIN_MS = 2000;
const banner = document.getElementById("banner");
/** @type {Map<string, Seat>} */
const seats = new Map();
const tabs = new Map();
let presser = TEAM_PRESSERS[0];
let team = "";

/** @param {string} words what is wrong with the page as a whole, or nothing when all is well */
function complain(words) {
  banner.textContent = words;
  banner.hidden = !words;
}

/** Whoever was active last presses the buttons in the team channel. */
function active(key) {
  if (!TEAM_PRESSERS.includes(key) || !seats.has(team)) return;
  presser = key;
  seats.get(team).note.textContent = `you press here as ${seats.get(key).about.name}`;
}

function addSeat(about, readonly) {
  const page = { readonly, presser: () => (readonly ? presser : about.key), active, complain };
  const seat = new Seat(about, page);
  const tab = make("button", { type: "button", text: readonly ? "Team" : about.name, "aria-controls": `seat-${about.key}` });
  tab.addEventListener("click", () => choose(about.key));
  seats.set(about.key, seat);
  tabs.set(about.key, tab);
  document.getElementById("seats").append(seat.element);
  document.getElementById("tabs").append(tab);
}

/** On a phone one seat is shown at a time. */
function choose(key) {
  for (const [name, seat] of seats) {
    const isChosen = name === key;
    seat.element.classList.toggle("shown", isChosen);
    if (isChosen) tabs.get(name).setAttribute("aria-current", "true");
    else tabs.get(name).removeAttribute("aria-current");
  }
  markNew(key, false);
  seats.get(key).log.toEnd();
  active(key);
}

/** A dot on the tab of a seat that has something new and is not shown. */
function markNew(key, isNew) {
  const tab = tabs.get(key);
  tab.classList.toggle("new", isNew);
  if (isNew) tab.setAttribute("aria-label", `${tab.textContent}, something new`);
  else tab.removeAttribute("aria-label");
}

function entry(each) {
  const seat = seats.get(each.place);
  if (!seat || !seat.show(each, true)) return;
  if (!seat.element.classList.contains("shown")) markNew(each.place, true);
}

/** The first look, or a look after a long absence. */
function everything(state) {
  clock.show(state.clock);
  for (const each of state.entries) seats.get(each.place)?.show(each, false);
  for (const [key, seat] of seats) seat.offerEarlier(state.entries.filter((each) => each.place === key).length);
  for (const seat of seats.values()) seat.log.toEnd();
  for (const key of seats.keys()) if (key !== team) post("/open", { seat: key }).catch(() => {});
}

function reached(isReached) {
  document.body.classList.toggle("away", !isReached);
  complain(isReached ? "" : UNREACHABLE);
}

const clock = new Clock();

/** The seats are asked for until the bot answers. */
async function start() {
  const known = await get("/seats").catch(() => null);
  if (!known) {
    reached(false);
    setTimeout(start, AGAIN_MS);
    return;
  }
  team = known.team;
  known.seats.forEach((about) => addSeat(about, false));
  addSeat({ key: team, name: "Team channel", about: "" }, true);
  choose(TEAM_PRESSERS[0]);
  listen({ entry, everything, clock: (time) => clock.show(time), reached });
}

start();
