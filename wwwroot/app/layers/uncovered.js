import { el, fill, iconButton } from '../dom.js';
import { emit, on } from '../events.js';
import { addUncoveredHatch } from '../result/hatchDefs.js';
import { getJson } from '../service.js';
import { fromAddress, get, set } from '../state.js';
import { hasText, nameOf, t } from '../texts.js';
import { swatchOf } from './legend.js';

/** Its name among the layers of a permalink. */
export const uncoveredId = 'uncovered';

/**
 * Where mandatory layers have no data, hatched on the map: an empty place is not a clear one. It goes on by itself when the answer to a site says that data is missing there, unless somebody has taken it off
 * since the page was opened.
 */
class Uncovered {
  #map;
  #shape = null;
  #isDeclined = false;
  isOn = false;
  found = null;
  problem = null;

  constructor(map) {
    this.#map = map;
    on('site:result', ({ record }) => { if (!this.#isDeclined && isTouched(record)) this.#show(true); });
    on('workspace:changed', () => {
      this.found = null;
      if (this.isOn) this.#show(true);
    });
    if (fromAddress().layers?.includes(uncoveredId) ?? get(uncoveredId, false)) this.#show(true);
  }

  /** Puts it on the map or takes it off, because somebody wants so. */
  choose(isOn) {
    this.#isDeclined = !isOn;
    set(uncoveredId, isOn);
    return this.#show(isOn);
  }

  /** Finds out what there is to tell. */
  async read() {
    if (this.found) return;
    try {
      this.found = await getJson('map/uncovered', { accept: 'application/geo+json' });
      this.problem = null;
    } catch (error) {
      this.problem = error;
    }
    emit('uncovered:changed');
  }

  async #show(isOn) {
    this.isOn = isOn;
    if (isOn) await this.read();
    this.#shape?.remove();
    this.#shape = null;
    if (this.isOn && this.found) {
      this.#shape = L.geoJSON(this.found.features.filter(({ geometry }) => geometry), { pane: 'uncovered', interactive: false, pmIgnore: true, snapIgnore: true, style: { className: 'uncovered', weight: 1 } }).addTo(this.#map.leaflet);
      addUncoveredHatch(this.#map.leaflet.getPane('uncovered').querySelector('svg'));
    }
    emit('uncovered:changed');
  }
}

let lasting = null;

/** Whether it is on the map. */
export const isUncoveredShown = () => lasting?.isOn ?? false;

/** Its line in the tree of layers, with the legend: what it means, and which layers lack data where. */
export function uncoveredRow({ map, on: listen }) {
  lasting ??= new Uncovered(map);
  const box = el('input', { type: 'checkbox', id: 'uncovered', on: { change: event => lasting.choose(event.target.checked) } });
  const details = el('div', { class: 'layer-details', id: 'details-uncovered', hidden: true, 'aria-live': 'polite' });
  const toggle = iconButton('down', t('layers.details', { layer: t('uncovered.title') }), () => {
    details.hidden = !details.hidden;
    toggle.setAttribute('aria-expanded', String(!details.hidden));
    if (!details.hidden) lasting.read();
  }, { 'aria-expanded': 'false', 'aria-controls': details.id });
  const write = () => {
    box.checked = lasting.isOn;
    fill(details, el('p', {}, t('uncovered.hint')), lasting.problem ? el('p', { class: 'problem' }, t('uncovered.failed')) : lasting.found ? legendOf(lasting.found) : el('div', { class: 'skeleton' }));
    if (lasting.isOn && lasting.problem) details.hidden = false;
  };
  listen('uncovered:changed', write);
  write();
  return el('div', { class: 'layer layer-uncovered' }, el('div', { class: 'layer-line' }, el('label', {}, box, swatch(), el('span', { class: 'layer-name' }, t('uncovered.title'))), toggle), details);
}

function legendOf({ features, untold }) {
  const lacking = features.flatMap(({ properties }) => properties.layers);
  const list = layers => el('ul', {}, layers.map(layer => el('li', {}, nameOf(layer), el('small', {}, ` ${reasonOf(layer.reason)}`))));
  return [
    lacking.length === 0 && untold.length === 0 && el('p', {}, t('uncovered.none')),
    lacking.length > 0 && list(lacking),
    untold.length > 0 && [el('p', {}, t('uncovered.untold')), list(untold)],
  ];
}

const reasonOf = code => [`uncovered:${code}`, `reason:${code}`].filter(hasText).map(key => t(key))[0] ?? code;

// What a check found of the site: a mandatory layer that has no data for all of it.
const isTouched = record => record.layers.some(layer => layer.mandatory && (layer.coverageShare === null || layer.coverageShare < 1));

// Read when it is drawn: light and dark have a shade each.
const swatch = () => swatchOf({ colour: getComputedStyle(document.documentElement).getPropertyValue('--undetermined').trim(), fill: 0, line: 'solid', hatch: 'falling' });
