/**
 * What panels tell each other. Names: `site:changed`, `site:result`, `feature:show`, `piece:focus`, `layer:changed`, `language:changed`,
 * `theme:changed`, `service:reached`, `service:unreachable`, `panel:shown`.
 */
const target = new EventTarget();

/**
 * Listens.
 * @param {string} name
 * @param {(detail: any) => void} listener
 * @param {AbortSignal} [signal] ends the listening
 */
export const on = (name, listener, signal) => target.addEventListener(name, event => listener(event.detail), { signal });

/** Tells everybody who listens. */
export const emit = (name, detail = null) => target.dispatchEvent(new CustomEvent(name, { detail }));
