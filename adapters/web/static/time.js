// The bot's time: shown in the bot's own zone, wherever the browser thinks it is.

let zone = "UTC";
let showing = formats();

function formats() {
  return {
    full: new Intl.DateTimeFormat("en-GB", { timeZone: zone, day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" }),
    field: new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" }),
  };
}

/** @param {string} name the zone that the page shows times in */
export function setZone(name) {
  if (name === zone) return;
  zone = name;
  showing = formats();
}

/** @param {string} instant @returns {string} a short date and time */
export const sayTime = (instant) => showing.full.format(new Date(instant));

/** @param {string} instant @returns {string} the same as a date field wants it, 2027-03-01T08:00 */
export const fieldTime = (instant) => showing.field.format(new Date(instant)).replace(" ", "T");
