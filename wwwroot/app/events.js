/**
 * What parts of the page tell each other: `site:changed` `{live, from}`, `check:phase`, `site:result` `{record, pieces}`, `piece:focus` `{layer, from, zoom}`, `layer:changed`, `legal:changed`, `uncovered:changed`, `feature:show`, `file:opened`,
 * `panel:shown`, `language:changed`, `theme:changed`, `tiles:failed` `{layer, problem}`, `service:reached`, `service:unreachable`, `workspace:changed`.
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
