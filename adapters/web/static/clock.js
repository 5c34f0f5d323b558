// The clock at the top: what time it is for the bot, and ways to let time pass.
import { get, post } from "./api.js";

/** @param {(words: string) => void} problem */
export function startClock(problem) {
  const now = document.getElementById("now");
  const note = document.getElementById("clock-note");
  const form = document.getElementById("clock");
  const ways = [...form.querySelectorAll("button, input")];

  const show = (answer) => {
    now.textContent = answer.said;
  };

  async function move(body) {
    note.textContent = "Time passes …";
    ways.forEach((way) => (way.disabled = true));
    try {
      const answer = await post("/clock", body);
      show(answer);
      note.textContent = answer.handled ? "Everything that became due has been delivered." : "Nothing became due.";
    } catch (trouble) {
      note.textContent = trouble.message;
    } finally {
      ways.forEach((way) => (way.disabled = false));
    }
  }

  form.addEventListener("click", (event) => {
    const step = event.target.dataset && event.target.dataset.step;
    if (step) move({ advance: step });
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const moment = document.getElementById("moment").value;
    if (!moment) note.textContent = "Pick a day and an hour first.";
    else move({ now: new Date(moment).toISOString() });
  });
  const look = () => get("/clock").then(show, () => problem("I can't reach the bot. I will keep trying."));
  setInterval(look, 30000);
  return look();
}
