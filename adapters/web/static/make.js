// Makes elements. Text only ever goes in as text, so nothing anybody typed is read as mark-up.

/**
 * @param {string} tag
 * @param {Record<string, string | null | undefined>} attributes `text` and any attribute; none for null
 * @param {(Node | null)[]} children
 * @returns {any} the element
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") element.textContent = value;
    else if (value !== undefined && value !== null) element.setAttribute(name, value);
  }
  element.append(...children.filter(Boolean));
  return element;
}
