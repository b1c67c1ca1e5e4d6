/**
 * Makes an element. Children that are strings or numbers become text nodes: nothing that comes from data is ever read as HTML.
 * @param {string} tag
 * @param {Record<string, unknown>} [properties] `class`, `dataset`, `on` (listeners by event), attributes with a hyphen or `role`/`for`, else DOM properties
 * @param {...(Node|string|number|null|undefined|false|Array)} children
 */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) set(element, name, value);
  element.append(...nodes(children));
  return element;
}

/** Makes an element of a drawing (SVG); `attributes` are set as they are. */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Replaces what an element holds. */
export function fill(element, ...children) {
  element.replaceChildren(...nodes(children));
  return element;
}

/** An icon of the page's own set (css/icons.css). It says nothing to screen readers: the word beside it does. */
export const icon = name => el('span', { class: `icon icon-${name}`, 'aria-hidden': 'true' });

/** A button. */
export const button = (content, onClick, properties = {}) => el('button', { type: 'button', on: { click: onClick }, ...properties }, ...[content].flat());

/** A button that shows an icon alone; its name is its tooltip too. */
export const iconButton = (name, label, onClick, properties = {}) => button(icon(name), onClick, { class: 'icon-button', title: label, 'aria-label': label, ...properties });

function set(element, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name === 'on') for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
  else if (name === 'class') element.className = value;
  else if (name === 'dataset') Object.assign(element.dataset, value);
  else if (name === 'vars') for (const [variable, text] of Object.entries(value)) element.style.setProperty(`--${variable}`, text);
  else if (name.includes('-') || name === 'role' || name === 'for' || name === 'list') element.setAttribute(name, value === true ? '' : value);
  else element[name] = value;
}

const nodes = children => children.flat(Infinity)
  .filter(child => child !== null && child !== undefined && child !== false)
  .map(child => child instanceof Node ? child : document.createTextNode(String(child)));
