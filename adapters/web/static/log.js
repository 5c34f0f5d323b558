// What can be read at one place: entries in order, shown anew where they stand, scrolled so that one can follow.
import { make } from "./make.js";

const NEAR_PX = 90;

export class Log {
  /** @param {string} label @param {string} empty what is said while there is nothing */
  constructor(label, empty) {
    this.entries = new Map();
    this.placed = 0;
    this.list = make("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": label, tabindex: "0" });
    this.empty = make("p", { class: "empty", text: empty });
    this.earlier = make("button", { type: "button", class: "earlier", text: "Earlier messages", hidden: "" });
    this.list.append(this.earlier, this.empty);
    this.below = make("button", { type: "button", class: "below", text: "New messages ↓", hidden: "" });
    this.below.addEventListener("click", () => this.toEnd());
    this.list.addEventListener("scroll", () => this.isNearEnd() && (this.below.hidden = true));
    this.element = make("div", { class: "log-frame" }, this.list, this.below);
  }

  isNearEnd() {
    return this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < NEAR_PX;
  }

  /** Nobody scrolled away from where we put the reader, and nobody types here. */
  isFollowing() {
    const isTyping = Boolean(this.list.querySelector(":is(input, textarea, select):focus"));
    return !isTyping && (this.isNearEnd() || Math.abs(this.list.scrollTop - this.placed) < 4);
  }

  /** Show the newest entry: its end, or its beginning when it is longer than the window. */
  toEnd() {
    const last = this.list.lastElementChild;
    const isLong = last && last.offsetHeight > this.list.clientHeight - 24;
    this.list.scrollTop = isLong ? last.offsetTop - 10 : this.list.scrollHeight;
    this.placed = this.list.scrollTop;
    this.below.hidden = true;
  }

  /** @returns {number} the oldest entry that is shown */
  oldest() {
    return Math.min(...this.entries.keys());
  }

  /** @param {number} id @param {string | null} edited @returns {boolean} whether this entry is shown just so */
  has(id, edited) {
    const known = this.entries.get(id);
    return known !== undefined && known.edited === edited;
  }

  /**
   * @param {{id: number, edited: string | null}} entry
   * @param {HTMLElement} element
   * @param {{fresh: boolean, follow: boolean}} how whether it just arrived, and whether the reader asked for it
   */
  put(entry, element, how) {
    const known = this.entries.get(entry.id);
    const follow = how.follow || this.isFollowing();
    this.empty.hidden = true;
    this.entries.set(entry.id, { element, edited: entry.edited });
    if (known) known.element.replaceWith(element);
    else this.append(entry, element);
    if (!how.fresh) return;
    if (!known) element.classList.add("fresh");
    if (!known && follow) this.toEnd();
    else if (!known) this.below.hidden = false;
  }

  /** Entries stand in the order of their numbers, also when an answer overtakes another. */
  append(entry, element) {
    const later = [...this.entries.keys()].filter((id) => id > entry.id);
    const next = later.length ? this.entries.get(Math.min(...later)).element : null;
    this.list.insertBefore(element, next);
  }
}
