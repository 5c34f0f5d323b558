// Talks to the bot: each request carries a key of its own, so that sending it twice does nothing twice.

export const UNREACHABLE = "I can't reach the bot. What you typed stays here; I will keep trying.";
const FAILED = "That did not work. Please try again.";

/** @returns {string} a key that no other request has */
export const newKey = () => crypto.randomUUID();

/**
 * @param {string} path
 * @param {object} body
 * @returns {Promise<any>} the answer; throws an Error whose message is for people
 */
export function post(path, body) {
  return ask(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ key: newKey(), ...body }),
  });
}

/** @param {string} path @returns {Promise<any>} */
export const get = (path) => ask(path, {});

/** @param {string} path @param {RequestInit} how */
async function ask(path, how) {
  const response = await fetch(path, how).catch(() => {
    throw new Error(UNREACHABLE);
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error || FAILED);
  return answer;
}
