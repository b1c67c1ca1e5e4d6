import './texts.js';
import { el, fill } from '../dom.js';
import { on } from '../events.js';
import { mode } from '../map/modes.js';
import { Pins } from '../map/pins.js';
import { registerPanel, showPanel } from '../panels.js';
import { problemCard } from '../problems.js';
import { isAborted } from '../service.js';
import { t } from '../texts.js';
import { identifyCard } from './card.js';

// Lines and points are hit from as far as a finger is wide.
const reachPixels = 6;

let lasting = null;

/** A click on the map asks every layer what it has there; the card holds the answer, and one button checks the parcel. */
class Identify {
  #context;
  #card;
  #pins;
  #abort = null;
  #last = null;

  constructor(context) {
    this.#context = context;
    this.#pins = new Pins(context.map);
    this.#card = el('section', { class: 'map-card', id: 'identify', hidden: true, role: 'region', 'aria-live': 'polite', on: { keydown: event => { if (event.key === 'Escape') this.close(); } } });
    document.getElementById('map-area').append(this.#card);
    const { leaflet } = context.map;
    leaflet.on('click', event => { if (!mode() && !isOwnShape(event.originalEvent)) this.ask(event.latlng); });
    // On the map itself, not everywhere: letters belong to fields elsewhere.
    on('mode:changed', name => { if (name) this.close(); });
    leaflet.getContainer().addEventListener('keydown', event => {
      if (event.key === 'i' && !mode()) this.ask(leaflet.getCenter(), { focus: true });
      if (event.key === 'Escape') this.close();
    });
  }

  /** Words in another language. */
  write() {
    this.#card.setAttribute('aria-label', t('identify.title'));
    if (this.#last && !this.#card.hidden) this.#show(this.#last);
  }

  async ask({ lat, lng }, { focus = false } = {}) {
    this.#abort?.abort();
    this.#abort = new AbortController();
    this.#pins.show([{ lat, lng, title: t('identify.title') }]);
    this.#card.hidden = false;
    fill(this.#card, el('p', { role: 'status' }, t('identify.reading')), el('div', { class: 'skeleton' }));
    const metres = reachPixels * this.#context.map.metresPerPixel(lat);
    try {
      const query = new URLSearchParams({ point: `${lng},${lat}`, tolerance: String(Math.min(metres, 1000).toFixed(2)) });
      this.#last = await this.#context.service.getJson(`map/identify?${query}`, { signal: this.#abort.signal });
      this.#show(this.#last);
      if (focus) this.#card.querySelector('button')?.focus();
    } catch (error) {
      if (!isAborted(error)) fill(this.#card, problemCard(error, () => this.ask({ lat, lng })));
    }
  }

  close() {
    this.#abort?.abort();
    if (this.#card.hidden) return;
    this.#card.hidden = true;
    this.#pins.clear();
    this.#context.map.leaflet.getContainer().focus({ preventScroll: true });
  }

  #show(found) {
    fill(this.#card, identifyCard(found, { onClose: () => this.close(), onCheck: (layer, feature) => this.#check(layer, feature), onHover: (layer, feature) => this.#outline(layer, feature) }));
  }

  async #check(layer, feature) {
    const { site, map } = this.#context;
    try {
      const { geometry } = await this.#geometryOf(layer, feature);
      site.load({ code: 'lonlat', geometry, name: feature.name ?? `${layer.title} ${feature.id}` });
      this.close();
      showPanel('check');
      map.fit(site.bounds);
    } catch (error) {
      this.#card.append(problemCard(error));
    }
  }

  async #outline(layer, feature) {
    const [lng, lat] = this.#last.point;
    this.#pins.show([{ lat, lng, title: t('identify.title') }]);
    if (!layer || feature.kind !== 'area') return;
    const shape = await this.#geometryOf(layer, feature).catch(() => null);
    if (shape && !this.#card.hidden) this.#pins.outline(shape.geometry);
  }

  #geometryOf = (layer, feature) => this.#context.service.getJson(`collections/${encodeURIComponent(layer.id)}/items/${encodeURIComponent(feature.id)}`);
}

// A click on the site, a conflict or a mark is meant for it.
const isOwnShape = event => Boolean(event?.target?.closest?.('.leaflet-interactive, .leaflet-marker-icon'));

registerPanel({
  id: 'identify', titleKey: 'identify.title', place: 'tools',
  mount(root, context) {
    root.hidden = true;
    lasting ??= new Identify(context);
    lasting.write();
  },
});
