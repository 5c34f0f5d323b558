() => {
  // What a screen reader could not name, or would be told wrongly.
  const wrong = [];
  const idsOf = (element, name) => (element.getAttribute(name) || "").split(" ").filter(Boolean);
  for (const element of document.querySelectorAll("button, input, select, textarea, [role=log], [role=listbox], section, nav, form")) {
    const by = idsOf(element, "aria-labelledby").map((id) => document.getElementById(id));
    const isNamed = element.getAttribute("aria-label") || by.some((label) => label && label.textContent.trim())
      || (element.labels && element.labels.length) || (element.tagName === "BUTTON" && element.textContent.trim());
    const needsName = element.tagName !== "FORM";
    if (needsName && !isNamed) wrong.push(`no name: ${element.outerHTML.slice(0, 120)}`);
  }
  for (const name of ["aria-controls", "aria-describedby", "aria-labelledby", "aria-activedescendant", "for"]) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      for (const id of idsOf(element, name)) if (!document.getElementById(id)) wrong.push(`${name} leads nowhere: ${id}`);
    }
  }
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  for (const id of new Set(ids)) if (ids.filter((other) => other === id).length > 1) wrong.push(`id twice: ${id}`);
  for (const image of document.querySelectorAll("img:not([alt])")) wrong.push(`no alt: ${image.src}`);
  for (const element of document.querySelectorAll("[tabindex]")) if (element.tabIndex > 0) wrong.push(`tab order forced: ${element.id}`);
  for (const item of document.querySelectorAll("li")) {
    if (!item.closest("ul, ol")) wrong.push(`list item outside of a list: ${item.textContent.slice(0, 40)}`);
  }
  const levels = [...document.querySelectorAll("h1, h2, h3, h4")].map((heading) => Number(heading.tagName[1]));
  levels.forEach((level, at) => { if (at && level > levels[at - 1] + 1) wrong.push(`heading level ${level} after ${levels[at - 1]}`); });
  if (!document.documentElement.lang || !document.title) wrong.push("no language or title");
  return wrong;
}
