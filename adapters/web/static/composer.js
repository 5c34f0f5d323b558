// The line at the foot of a seat: typing, sending, and what was typed before.
import { newKey, post } from "./api.js";
import { draftOf, keepDraft } from "./drafts.js";
import { make } from "./make.js";

export class Composer {
  /**
   * @param {{key: string, name: string}} about the seat
   * @param {string} placeholder
   * @param {(isSending: boolean) => void} sending called when a line goes out, and when the bot has answered
   */
  constructor(about, placeholder, sending) {
    this.about = about;
    this.sending = sending;
    this.draft = `line ${about.key}`;
    this.typed = [];
    this.at = 0;
    this.attempt = { words: "", key: "" };
    this.area = make("textarea", { id: `say-${about.key}`, rows: "1", placeholder, "aria-describedby": `trouble-${about.key}` });
    this.area.value = draftOf(this.draft) || "";
    this.trouble = make("p", { class: "trouble", role: "alert", id: `trouble-${about.key}` });
    this.button = make("button", { type: "submit", class: "primary", text: "Send" });
    this.element = this.build();
  }

  build() {
    const label = make("label", { class: "visually-hidden", for: this.area.id, text: `Say something as ${this.about.name}` });
    const form = make("form", { class: "say" }, this.trouble, make("div", {}, label, this.area), this.button);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.say();
    });
    this.area.addEventListener("keydown", (event) => this.keyed(event));
    this.area.addEventListener("input", () => this.changed());
    return form;
  }

  changed() {
    keepDraft(this.draft, this.area.value);
    this.grow();
  }

  grow() {
    this.area.style.height = "auto";
    this.area.style.height = `${this.area.scrollHeight + 2}px`;
  }

  /** @param {KeyboardEvent} event */
  keyed(event) {
    const { value } = this.area;
    const isRecalled = !value || value === this.typed[this.at];
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.say();
    else if (event.key === "ArrowUp" && isRecalled && this.at > 0) this.recall(this.at - 1);
    else if (event.key === "ArrowDown" && isRecalled && this.at < this.typed.length) this.recall(this.at + 1);
    else return;
    event.preventDefault();
  }

  /** @param {number} at */
  recall(at) {
    this.at = at;
    this.area.value = this.typed[at] || "";
    this.changed();
  }

  /** A line that was sent, at this page or at another one. @param {string} words */
  remember(words) {
    if (this.typed[this.typed.length - 1] !== words) this.typed.push(words);
    this.at = this.typed.length;
  }

  /** Put an example into the line, to be changed and sent. @param {string} words */
  take(words) {
    this.area.value = words;
    this.changed();
    this.area.focus();
  }

  /** @param {string} words what is wrong, or nothing when all is well */
  complain(words) {
    this.trouble.textContent = words;
  }

  /** What was typed stays in its place until the bot has it; sent again, it has the same key and does nothing twice. */
  async say() {
    const words = this.area.value;
    if (!words.trim() || this.isBusy) return;
    if (this.attempt.words !== words) this.attempt = { words, key: newKey() };
    this.isBusy = true;
    this.sending(true);
    try {
      await post("/say", { seat: this.about.key, words, key: this.attempt.key });
      this.sent(words);
    } catch (problem) {
      this.complain(problem.message);
    } finally {
      this.isBusy = false;
      this.sending(false);
    }
  }

  /** @param {string} words */
  sent(words) {
    this.attempt = { words: "", key: "" };
    this.complain("");
    if (this.area.value !== words) return;
    this.area.value = "";
    this.changed();
  }
}
