// Offers names while somebody types: a list under the field, for the arrow keys as well as for the hand.
import { post } from "./api.js";
import { make } from "./make.js";

const PAUSE_MS = 120;

class Suggestions {
  /** @param {HTMLInputElement} input @param {string} seat @param {string} kind */
  constructor(input, seat, kind) {
    this.input = input;
    this.about = { seat, kind };
    this.asked = 0;
    this.at = -1;
    this.list = make("ul", { role: "listbox", class: "offers", id: `${input.id}-offers`, "aria-label": "Suggestions", hidden: "" });
    const roles = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(roles)) input.setAttribute(name, value);
    input.addEventListener("input", () => this.askSoon());
    input.addEventListener("keydown", (event) => this.keyed(event));
    input.addEventListener("blur", () => this.offer([]));
    this.list.addEventListener("mousedown", (event) => this.pointed(event));
  }

  askSoon() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.ask(), PAUSE_MS);
  }

  /** Only the answer to the newest question counts. */
  async ask() {
    const asked = ++this.asked;
    const answer = await post("/search", { ...this.about, words: this.input.value }).catch(() => ({ suggestions: [] }));
    if (asked === this.asked && document.activeElement === this.input) this.offer(answer.suggestions);
  }

  /** @param {string[]} names */
  offer(names) {
    if (!names.length) this.asked += 1;
    const rows = names.map((name, at) => make("li", { role: "option", id: `${this.list.id}-${at}`, text: name, "aria-selected": "false" }));
    this.list.replaceChildren(...rows);
    this.list.hidden = !rows.length;
    this.input.setAttribute("aria-expanded", String(rows.length > 0));
    this.mark(-1);
  }

  /** @param {number} at */
  mark(at) {
    const rows = [...this.list.children];
    this.at = at;
    rows.forEach((row, index) => row.setAttribute("aria-selected", String(index === at)));
    if (rows[at]) this.input.setAttribute("aria-activedescendant", rows[at].id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event */
  keyed(event) {
    const count = this.list.children.length;
    if (event.key === "ArrowDown" && !count) this.ask();
    else if (event.key === "ArrowDown") this.mark((this.at + 1) % count);
    else if (event.key === "ArrowUp" && count) this.mark(this.at <= 0 ? count - 1 : this.at - 1);
    else if (event.key === "Enter" && this.at >= 0) this.pick(this.list.children[this.at]);
    else if (event.key === "Escape" && count) this.offer([]);
    else return;
    event.preventDefault();
  }

  /** The field keeps the focus while somebody points. */
  pointed(event) {
    event.preventDefault();
    const row = event.target.closest("li");
    if (row) this.pick(row);
  }

  /** @param {Element} row */
  pick(row) {
    this.input.value = row.textContent;
    this.offer([]);
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

/**
 * @param {HTMLInputElement} input
 * @param {string} seat
 * @param {string} kind what is looked for: "partner", "person" or "zone"
 * @returns {HTMLElement} the list, to be put after the field
 */
export function suggest(input, seat, kind) {
  return new Suggestions(input, seat, kind).list;
}
