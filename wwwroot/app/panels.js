import { emit, on } from './events.js';
import { el, fill } from './dom.js';
import { get, set } from './state.js';
import { t } from './texts.js';

/**
 * @typedef {object} Panel
 * @property {string} id
 * @property {string} titleKey
 * @property {'side'|'layers'|'header'|'tools'} [place] a tab of the side (default), the dock of layers, a place in the header, or beside the map's tools
 * @property {number} [order] tabs stand in this order
 * @property {string} [icon]
 * @property {(root: HTMLElement, context: object) => void} mount fills an empty element; called again when the language changes
 */

/** @type {Panel[]} */
const panels = [];
let shared = null;
let mounted = null;

/** Registers a panel; main.js mounts it. */
export function registerPanel(panel) {
  panels.push({ place: 'side', order: 100, icon: 'dot', ...panel });
}

/** Mounts all panels; what they listened to before is let go. */
export function mountPanels(context) {
  shared = context;
  mounted?.abort();
  mounted = new AbortController();
  const { signal } = mounted;
  const ordered = [...panels].sort((a, b) => a.order - b.order);
  const sides = ordered.filter(panel => panel.place === 'side');
  const layers = ordered.filter(panel => panel.place === 'layers');
  fill(document.getElementById('tabs'), [...layers, ...sides].map(panel => tabOf(panel)));
  fill(document.getElementById('side-panels'), sides.map(panel => bodyOf(panel, signal)));
  fill(document.getElementById('layers'), layers.map(panel => bodyOf(panel, signal)));
  for (const [place, id] of [['header', 'header-panels'], ['tools', 'tool-panels']])
    fill(document.getElementById(id), ordered.filter(panel => panel.place === place).map(panel => bodyOf(panel, signal)));
  showPanel(sides.some(panel => panel.id === get('panel')) ? get('panel') : sides[0].id, { sheet: false });
}

/**
 * Brings a panel to the front.
 * @param {string} id
 * @param {{sheet?: boolean}} [options] whether a phone draws up its sheet
 */
export function showPanel(id, { sheet = true } = {}) {
  const isLayers = panels.find(panel => panel.id === id)?.place === 'layers';
  for (const body of document.querySelectorAll('#side-panels > [role=tabpanel]'))
    if (!isLayers) body.hidden = body.id !== `panel-${id}`;
  for (const tab of document.querySelectorAll('#tabs > [role=tab]')) {
    const isOn = tab.id === `tab-${id}`;
    tab.setAttribute('aria-selected', String(isOn));
    tab.tabIndex = isOn ? 0 : -1;
  }
  document.body.dataset.front = isLayers ? 'layers' : 'side';
  if (sheet && document.body.dataset.sheet !== 'full') document.body.dataset.sheet = 'half';
  if (!isLayers) set('panel', id);
  emit('panel:shown', id);
}

function tabOf(panel) {
  return el('button', {
    type: 'button', role: 'tab', id: `tab-${panel.id}`, class: `tab tab-${panel.place}`, 'aria-controls': `panel-${panel.id}`,
    on: { click: () => showPanel(panel.id), keydown: event => step(event) },
  }, el('span', { class: `icon icon-${panel.icon}`, 'aria-hidden': 'true' }), el('span', {}, t(panel.titleKey)));
}

function bodyOf(panel, signal) {
  const isTab = panel.place === 'side' || panel.place === 'layers';
  const root = el('section', { id: `panel-${panel.id}`, class: 'panel', ...(isTab ? { role: 'tabpanel', 'aria-labelledby': `tab-${panel.id}` } : {}) });
  panel.mount(root, { ...shared, signal, on: (name, listener) => on(name, listener, signal), emit });
  return root;
}

// Arrow keys walk along the tabs, as the pattern for tabs asks.
function step(event) {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!by) return;
  const tabs = [...document.querySelectorAll('#tabs > [role=tab]')].filter(tab => tab.offsetParent !== null);
  const next = tabs[(tabs.indexOf(event.currentTarget) + by + tabs.length) % tabs.length];
  next.click();
  next.focus();
  event.preventDefault();
}
