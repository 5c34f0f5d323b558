// Talks to the bot: each request carries a key of its own, so that sending it twice does nothing twice.

/** @returns {string} a key that no other request has */
export const newKey = () => crypto.randomUUID();

/**
 * @param {string} path
 * @param {object} body
 * @returns {Promise<object>} the answer; throws an Error whose message is for people
 */
export async function post(path, body) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ key: newKey(), ...body }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error || "That did not work. Please try again.");
  return answer;
}

/** @param {string} path @returns {Promise<any>} */
export async function get(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error("That did not work. Please try again.");
  return response.json();
}
