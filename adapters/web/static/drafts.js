// What is being typed, kept across a reload of this tab. Gone with the tab, and never sent anywhere.

/** @param {string} key @param {unknown} draft what is typed so far; nothing to forget it */
export function keepDraft(key, draft) {
  try {
    if (draft) sessionStorage.setItem(key, JSON.stringify(draft));
    else sessionStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing still sends what is typed.
  }
}

/** @param {string} key @returns {any} */
export function draftOf(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key) || "null");
  } catch {
    return null;
  }
}
