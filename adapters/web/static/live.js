// The line on which changes come. When it breaks, the page says so, keeps what was typed, and connects again.

const AGAIN_MS = 2000;

/**
 * @param {{entry: (entry: object) => void, everything: (state: object) => void, clock: (time: object) => void,
 *   reached: (isReached: boolean) => void}} page what to do with what comes
 */
export function listen(page) {
  const line = new EventSource("/events");
  for (const kind of ["entry", "everything", "clock"]) {
    line.addEventListener(kind, (event) => page[kind](JSON.parse(event.data)));
  }
  line.addEventListener("open", () => page.reached(true));
  line.addEventListener("error", () => {
    page.reached(false);
    if (line.readyState === EventSource.CLOSED) setTimeout(() => listen(page), AGAIN_MS);
  });
}
