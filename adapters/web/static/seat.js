// One seat: what was said there, and a place to type.
import { newKey, post } from "./api.js";
import { formParts } from "./form.js";
import { make } from "./make.js";
import { messageParts } from "./message.js";

const CLOCK = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

export class Seat {
  /**
   * @param {{key: string, name: string, about: string}} about
   * @param {{readonly: boolean, presser: () => string, problem: (words: string) => void, active: (key: string) => void}} page
   */
  constructor(about, page) {
    this.about = about;
    this.page = page;
    this.entries = new Map();
    this.typed = [];
    this.at = 0;
    this.log = make("ol", { class: "log", role: "log", "aria-live": "polite", "aria-label": `What ${about.name} sees`, tabindex: "0" });
    this.empty = make("li", { class: "empty", text: page.readonly ? "Quiet here. Reminders for the team arrive in this channel." : "Nothing here yet." });
    this.log.append(this.empty);
    this.element = make("section", { class: page.readonly ? "seat quiet" : "seat", id: `seat-${about.key}`, "aria-labelledby": `name-${about.key}` },
      this.header(), this.log, page.readonly ? null : this.typing());
    this.element.addEventListener("focusin", () => page.active(about.key));
  }

  header() {
    return make("header", {},
      make("span", { class: "face", "aria-hidden": "true", text: this.page.readonly ? "#" : this.about.name[0] }),
      make("div", {}, make("h2", { id: `name-${this.about.key}`, text: this.about.name }), make("p", { text: this.about.about })));
  }

  typing() {
    const id = `say-${this.about.key}`;
    this.area = make("textarea", { id, rows: "1", placeholder: this.about.key === "amina" ? "/loop share" : "/loop help" });
    const label = make("label", { class: "visually-hidden", for: id, text: `Say something as ${this.about.name}` });
    const form = make("form", { class: "say" }, make("div", {}, label, this.area), make("button", { type: "submit", text: "Send" }));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.say();
    });
    this.area.addEventListener("keydown", (event) => this.keyed(event));
    this.area.addEventListener("input", () => this.grow());
    return form;
  }

  grow() {
    this.area.style.height = "auto";
    this.area.style.height = `${this.area.scrollHeight + 2}px`;
  }

  keyed(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.say();
    } else if (event.key === "ArrowUp" && this.at > 0 && (!this.area.value || this.area.value === this.typed[this.at])) {
      event.preventDefault();
      this.recall(this.at - 1);
    } else if (event.key === "ArrowDown" && this.at < this.typed.length) {
      this.recall(this.at + 1);
    }
  }

  recall(at) {
    this.at = at;
    this.area.value = this.typed[at] || "";
    this.grow();
  }

  /** What was typed stays in its place until the bot has it. */
  async say() {
    const words = this.area.value;
    if (!words.trim() || this.sending) return;
    this.sending = this.sending || newKey();
    try {
      await post("/say", { seat: this.about.key, words, key: this.sending });
      this.typed.push(words);
      this.at = this.typed.length;
      this.area.value = "";
      this.grow();
    } catch (problem) {
      this.page.problem(problem.message);
    } finally {
      this.sending = "";
    }
  }

  async press(entry, token, button) {
    button.disabled = true;
    try {
      await post("/press", { seat: this.page.presser(), token, place: this.about.key, entry: entry.id });
    } catch (problem) {
      this.page.problem(problem.message);
    } finally {
      button.disabled = false;
    }
  }

  async submit(entry, values) {
    try {
      await post("/submit", { seat: this.about.key, entry: entry.id, values });
    } catch (problem) {
      this.page.problem(problem.message);
    }
  }

  /** Show an entry, or show it anew where it stands. */
  show(entry, fresh) {
    this.empty.hidden = true;
    const element = this.build(entry);
    const known = this.entries.get(entry.id);
    if (known) {
      known.replaceWith(element);
    } else {
      this.log.append(element);
      if (fresh) element.classList.add("fresh");
    }
    this.entries.set(entry.id, element);
    this.focusForm(entry, element, fresh);
    if (!known || element === this.log.lastElementChild) this.log.scrollTop = this.log.scrollHeight;
  }

  focusForm(entry, element, fresh) {
    if (entry.body.kind !== "form" || entry.body.state !== "open" || !fresh) return;
    if (!this.element.contains(document.activeElement)) return;
    const first = element.querySelector("[aria-invalid=true]") || element.querySelector("input, textarea, select");
    if (first) first.focus({ preventScroll: true });
  }

  build(entry) {
    const { body } = entry;
    if (body.kind === "said") return make("li", { class: "entry said", text: body.words });
    const parts = body.kind === "form"
      ? formParts(body, this.about.key, (values) => this.submit(entry, values))
      : messageParts(body, (token, button) => this.press(entry, token, button));
    const when = CLOCK.format(new Date(entry.at));
    const edited = entry.edited ? " · updated" : "";
    const sent = body.state === "sent" ? " sent" : body.kind === "message" && !body.blocks.length ? " brief" : "";
    return make("li", { class: `entry ${body.kind}${sent}` }, ...parts, make("time", { datetime: entry.at, text: when + edited }));
  }
}
