import { emit } from './events.js';

/**
 * What the page remembers: in this browser (localStorage) what a reviewer is used to, in the address (behind #) what a colleague is to see. Nothing of it goes to the service.
 */
const storeName = 'yanshi-gis/map/1';
const remembered = ['language', 'theme', 'visible', 'opacity', 'base', 'panel', 'layersOpen', 'closedGroups', 'view', 'site', 'recent', 'table', 'batch', 'uncovered', 'pending'];
const state = load();

/** A remembered value. */
export const get = (name, otherwise = null) => state[name] ?? otherwise;

/** Remembers a value. */
export function set(name, value) {
  state[name] = value;
  try {
    localStorage.setItem(storeName, JSON.stringify(Object.fromEntries(remembered.map(key => [key, state[key]]))));
  } catch {
    // A full or forbidden store: the page works, it only forgets.
  }
}

/** What the address asks to show: `{view: {zoom, lat, lng}, layers, legal, site}`; members that are not there are null. */
export function fromAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const [zoom, lat, lng] = (parts.get('map') ?? '').split('/').map(Number);
  return {
    view: [zoom, lat, lng].every(Number.isFinite) && parts.has('map') ? { zoom, lat, lng } : null,
    layers: parts.get('layers')?.split(',').filter(Boolean) ?? null,
    legal: parts.get('legal'),
    site: parse(parts.get('site')),
  };
}

/**
 * The address that shows the same to a colleague: place, layers and the site with all its digits.
 * @param {{view: {zoom: number, lat: number, lng: number}, layers: string[], legal: string|null, site: object|null}} what
 */
export function permalink({ view, layers, legal, site }) {
  const parts = new URLSearchParams({ map: `${view.zoom}/${view.lat.toFixed(6)}/${view.lng.toFixed(6)}`, layers: layers.join(',') });
  if (legal) parts.set('legal', legal);
  if (site) parts.set('site', JSON.stringify(site));
  return `${location.origin}${location.pathname}#${parts}`;
}

/** Keeps the place in the address, without a step in the browser's history. */
export function showInAddress(view) {
  set('view', view);
  history.replaceState(null, '', `#map=${view.zoom}/${view.lat.toFixed(5)}/${view.lng.toFixed(5)}`);
}

/** Light, dark, or as the system is. */
export function applyTheme(theme = get('theme', 'auto')) {
  const dark = theme === 'dark' || (theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  emit('theme:changed', dark);
}

function load() {
  try {
    return parse(localStorage.getItem(storeName)) ?? {};
  } catch {
    return {};
  }
}

function parse(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
