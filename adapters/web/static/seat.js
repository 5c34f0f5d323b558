// One seat: what was said there, and a place to type.
import { get, newKey, post } from "./api.js";
import { Composer } from "./composer.js";
import { keepDraft } from "./drafts.js";
import { draftKey, formParts } from "./form.js";
import { Log } from "./log.js";
import { make } from "./make.js";
import { messageParts } from "./message.js";
import { sayTime } from "./time.js";

/**
 * @typedef {{id: number, place: string, author: string, at: string, edited: string | null, body: any}} Entry
 * @typedef {{readonly: boolean, presser: () => string, active: (key: string) => void, complain: (words: string) => void}} Page
 */

const FIRST_WORDS = { amina: "/loop share", rosa: "/loop digest" };
const SOON_MS = 400;
const AT_ONCE = 100;

export class Seat {
  /** @param {{key: string, name: string, about: string}} about @param {Page} page */
  constructor(about, page) {
    this.about = about;
    this.page = page;
    this.answeredAt = 0;
    const empty = page.readonly ? "Quiet here. Reminders for the whole team arrive in this channel." : "Nothing here yet. Type /loop help to begin.";
    this.log = new Log(page.readonly ? "Posts in the team channel" : `What ${about.name} sees`, empty);
    this.log.earlier.addEventListener("click", () => this.showEarlier());
    this.composer = page.readonly ? null : new Composer(about, FIRST_WORDS[about.key] || "/loop help", (isSending) => this.asking(isSending));
    this.note = make("p", { text: about.about });
    this.element = make("section", { class: `seat ${page.readonly ? "quiet" : ""}`, id: `seat-${about.key}`, "aria-labelledby": `name-${about.key}` },
      this.header(), this.log.element, this.composer && this.composer.element);
    this.element.addEventListener("focusin", () => page.active(about.key));
    this.element.addEventListener("pointerdown", () => page.active(about.key));
  }

  header() {
    const face = make("span", { class: "face", "aria-hidden": "true", text: this.page.readonly ? "#" : this.about.name[0] });
    return make("header", {}, face, make("div", {}, make("h2", { id: `name-${this.about.key}`, text: this.about.name }), this.note));
  }

  /** @param {boolean} isAsking whether something was just sent off, or was just answered */
  asking(isAsking) {
    this.answeredAt = isAsking ? Infinity : Date.now();
  }

  /** Whether what arrives now was asked for here. */
  wasAsked() {
    return Date.now() - this.answeredAt < SOON_MS;
  }

  /** @param {string} words */
  complain(words) {
    if (this.composer) this.composer.complain(words);
    else this.page.complain(words);
  }

  /** Send something off; what went wrong is said at this seat. */
  async ask(path, body) {
    this.asking(true);
    try {
      const answer = await post(path, body);
      this.complain("");
      return answer;
    } catch (problem) {
      this.complain(problem.message);
      return null;
    } finally {
      this.asking(false);
    }
  }

  /** @param {Entry} entry @param {string} token @param {HTMLButtonElement} button */
  async press(entry, token, button) {
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    button.dataset.key = button.dataset.key || newKey();
    const body = { seat: this.page.presser(), token, place: this.about.key, entry: entry.id, key: button.dataset.key };
    if (await this.ask("/press", body)) delete button.dataset.key;
    button.setAttribute("aria-disabled", "false");
  }

  /** @param {Entry} entry @param {Record<string, string>} values */
  async submit(entry, values) {
    const answer = await this.ask("/submit", { seat: this.about.key, entry: entry.id, values });
    if (answer && !Object.keys(answer.errors).length) keepDraft(draftKey(entry.body), null);
  }

  /** Put a form aside. @param {Entry} entry */
  async dismiss(entry) {
    if (await this.ask("/dismiss", { seat: this.about.key, entry: entry.id })) keepDraft(draftKey(entry.body), null);
  }

  /** Of a long talk the newest part is shown. @param {number} count how many entries came at once */
  offerEarlier(count) {
    this.log.earlier.hidden = count < AT_ONCE;
  }

  /** Show what came before the oldest entry, and stay with what was being read. */
  async showEarlier() {
    const { log } = this;
    const found = await get(`/feed?seat=${this.about.key}&before=${log.oldest()}`).catch((problem) => this.complain(problem.message));
    if (!found) return;
    const below = log.list.scrollHeight - log.list.scrollTop;
    for (const entry of found) if (!log.has(entry.id, entry.edited)) log.put(entry, this.build(entry), { fresh: false, follow: false });
    this.offerEarlier(found.length);
    log.list.scrollTop = log.list.scrollHeight - below;
    if (log.earlier.hidden) log.list.focus({ preventScroll: true });
  }

  /** Show an entry, or show it anew where it stands. @param {Entry} entry @param {boolean} fresh */
  show(entry, fresh) {
    if (this.log.has(entry.id, entry.edited)) return false;
    if (entry.body.kind === "said" && this.composer) this.composer.remember(entry.body.words);
    const element = this.build(entry);
    const hadFocus = element.dataset.kind === "form" && this.element.contains(document.activeElement);
    this.log.put(entry, element, { fresh, follow: this.wasAsked() });
    if (fresh && hadFocus) this.focusForm(element);
    else if (fresh && this.lostFocus()) this.log.list.focus({ preventScroll: true });
    return true;
  }

  /** A form that opens where somebody types, or comes back with something to put right, is where they go on. */
  focusForm(element) {
    const first = element.querySelector("[aria-invalid=true]") || element.querySelector("input, textarea, select");
    if (first) first.focus({ preventScroll: true });
    else if (this.composer) this.composer.area.focus({ preventScroll: true });
    if (first && first.matches("[aria-invalid=true]")) first.scrollIntoView({ block: "nearest" });
  }

  /** Whether what had the focus was just written over. */
  lostFocus() {
    return document.activeElement === document.body && this.wasAsked();
  }

  /** @param {Entry} entry @returns {HTMLElement} */
  build(entry) {
    const { body } = entry;
    if (body.kind === "said") return make("div", { class: "entry said", "data-kind": "said", text: body.words });
    return make("div", { class: `entry ${body.kind} ${look(body)}`, "data-kind": body.kind }, ...this.parts(entry), stamp(entry));
  }

  /** @param {Entry} entry */
  parts(entry) {
    const { body } = entry;
    const hands = { send: (values) => this.submit(entry, values), dismiss: () => this.dismiss(entry) };
    if (body.kind === "form") return formParts(body, this.about.key, hands);
    const take = this.composer ? (words) => this.composer.take(words) : null;
    return messageParts(body, { press: (token, button) => this.press(entry, token, button), take });
  }
}

/** @param {any} body @returns {string} */
function look(body) {
  if (body.state === "sent" || body.state === "dismissed") return "sent";
  return body.kind === "message" && !body.blocks.length ? "brief" : "";
}

/** @param {Entry} entry */
function stamp(entry) {
  const edited = entry.edited && entry.body.kind === "message" ? make("span", { class: "updated", text: `updated ${sayTime(entry.edited)}` }) : null;
  return make("p", { class: "stamp" }, make("time", { datetime: entry.at, text: sayTime(entry.at) }), edited);
}
