// Puts the page together: seats side by side, tabs on a phone, and a live line to the bot.
import { get, post } from "./api.js";
import { startClock } from "./clock.js";
import { make } from "./make.js";
import { Seat } from "./seat.js";

const banner = document.getElementById("banner");
const seats = new Map();
let presser = "ana";

/** @param {string} words what is wrong, or nothing when all is well */
function problem(words) {
  banner.textContent = words;
  banner.hidden = !words;
}

function active(key) {
  if (key === "ana" || key === "rosa") presser = key;
}

function addSeat(about, readonly) {
  const page = { readonly, presser: () => (readonly ? presser : about.key), problem, active };
  const seat = new Seat(about, page);
  seats.set(about.key, seat);
  document.getElementById("seats").append(seat.element);
  const tab = make("button", { type: "button", text: about.name, "aria-controls": `seat-${about.key}` });
  tab.addEventListener("click", () => choose(about.key));
  document.getElementById("tabs").append(tab);
  seat.tab = tab;
}

/** On a phone one seat is shown at a time. */
function choose(key) {
  for (const [name, seat] of seats) {
    seat.element.classList.toggle("shown", name === key);
    seat.tab.setAttribute("aria-selected", String(name === key));
    if (name === key) {
      seat.tab.classList.remove("new");
      seat.log.scrollTop = seat.log.scrollHeight;
    }
  }
  active(key);
}

function show(entry, fresh) {
  const seat = seats.get(entry.place);
  if (!seat) return;
  seat.show(entry, fresh);
  if (fresh && !seat.element.classList.contains("shown")) seat.tab.classList.add("new");
}

async function fill() {
  for (const key of seats.keys()) {
    for (const entry of await get(`/feed?seat=${key}`)) show(entry, false);
  }
  for (const key of seats.keys()) {
    if (key !== "team") await post("/open", { seat: key });
  }
}

/** Listen; when the line breaks, say so, keep what was typed, and connect again. */
function listen() {
  const line = new EventSource("/events");
  line.onopen = () => {
    problem("");
    fill().catch((trouble) => problem(trouble.message));
  };
  line.onmessage = (event) => show(JSON.parse(event.data), true);
  line.onerror = () => {
    problem("I can't reach the bot. What you typed stays here; I will keep trying.");
    if (line.readyState === EventSource.CLOSED) setTimeout(listen, 2000);
  };
}

async function start() {
  const known = await get("/seats");
  known.seats.forEach((about) => addSeat(about, false));
  addSeat({ key: known.team, name: "Team channel", about: "what the whole team sees" }, true);
  choose("ana");
  listen();
  await startClock(problem);
}

start().catch((trouble) => problem(trouble.message));
