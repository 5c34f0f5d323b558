// The clock at the top: what time it is for the bot, and ways to let time pass.
import { get, post } from "./api.js";
import { fieldTime, setZone } from "./time.js";

/** @typedef {{now: string, zone: string, said: string, moving: boolean}} Time */

const LOOK_EVERY_MS = 20_000;

export class Clock {
  constructor() {
    this.form = document.getElementById("clock");
    this.now = document.getElementById("now");
    this.note = document.getElementById("clock-note");
    this.moment = document.getElementById("moment");
    this.other = document.getElementById("other");
    this.form.addEventListener("click", (event) => this.clicked(event.target));
    this.form.addEventListener("submit", (event) => this.submitted(event));
    setInterval(() => get("/clock").then((time) => this.show(time), () => {}), LOOK_EVERY_MS);
  }

  /** @param {Time} time */
  show(time) {
    setZone(time.zone);
    this.now.textContent = time.said;
    const field = fieldTime(time.now);
    this.moment.min = field;
    if (document.activeElement !== this.moment && !this.isMoving) this.moment.value = field;
  }

  /** @param {HTMLElement} target */
  clicked(target) {
    if (target.dataset.step) this.move({ advance: target.dataset.step });
    if (target === this.other) {
      const isOpen = this.form.classList.toggle("open");
      this.other.setAttribute("aria-expanded", String(isOpen));
    }
  }

  /** @param {Event} event */
  submitted(event) {
    event.preventDefault();
    if (this.moment.value) this.move({ local: this.moment.value });
    else this.note.textContent = "Pick a day and an hour first.";
  }

  /** Let time pass; the buttons stay where they are, so that the keyboard's place is kept. */
  async move(body) {
    if (this.isMoving) return;
    this.busy(true);
    try {
      const answer = await post("/clock", body);
      this.busy(false);
      this.show(answer);
      this.note.textContent = outcome(answer);
    } catch (trouble) {
      this.note.textContent = trouble.message;
    } finally {
      this.busy(false);
    }
  }

  /** @param {boolean} isMoving */
  busy(isMoving) {
    this.isMoving = isMoving;
    this.form.classList.toggle("moving", isMoving);
    for (const way of this.form.querySelectorAll("button")) way.setAttribute("aria-disabled", String(isMoving));
    if (isMoving) this.note.textContent = "Time passes …";
  }
}

/** @param {{handled: number, delivered: number}} answer */
function outcome(answer) {
  if (!answer.handled) return "Nothing became due.";
  if (!answer.delivered) return "All that was due is done; there was nothing to say.";
  return answer.delivered === 1 ? "All that was due has arrived: 1 message." : `All that was due has arrived: ${answer.delivered} messages.`;
}
