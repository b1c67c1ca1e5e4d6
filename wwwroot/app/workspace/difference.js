import { button, el, fill } from '../dom.js';
import { area, number } from '../figures.js';
import { problemCard } from '../problems.js';
import { isAborted } from '../service.js';
import { t } from '../texts.js';

const largestGround = 20_000_000;

/** What changed from one version to another: sums by town and class, and the ground itself on the map. */
export class Difference {
  #context;
  #group = L.featureGroup();
  #root = el('div', { class: 'stack', 'aria-live': 'polite' });
  #abort = new AbortController();

  constructor(context) {
    this.#context = context;
    const pane = context.map.leaflet.createPane('difference');
    pane.style.zIndex = 385;
    this.#group.addTo(context.map.leaflet);
  }

  get element() { return this.#root; }

  clear() {
    this.#abort.abort();
    this.#group.clearLayers();
    fill(this.#root);
  }

  async show(layer, from, to) {
    this.clear();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const { service } = this.#context;
    const path = `layers/${encodeURIComponent(layer)}/difference?from=${from}&to=${to}`;
    fill(this.#root, el('p', { role: 'status' }, t('difference.working')), el('div', { class: 'skeleton' }));
    try {
      const sums = await service.getJson(path, { signal });
      const answer = await service.request(`${path}&part=ground`, { signal });
      const isDrawn = Number(answer.headers.get('Content-Length')) <= largestGround;
      if (isDrawn) this.#draw(await answer.json());
      this.#write(sums, isDrawn);
    } catch (error) {
      if (!isAborted(error)) fill(this.#root, problemCard(error, () => this.show(layer, from, to)));
    }
  }

  #draw(ground) {
    for (const kind of ['lost', 'gained']) {
      const features = ground.features.filter(feature => feature.properties.kind === kind && feature.geometry);
      L.geoJSON({ type: 'FeatureCollection', features }, { pane: 'difference', pmIgnore: true, interactive: false, style: { className: `difference-${kind}`, weight: 2, fillOpacity: 0.5 } }).addTo(this.#group);
    }

    if (this.#group.getBounds().isValid()) this.#context.map.fit(this.#group.getBounds(), { maxZoom: 17 });
  }

  #write(sums, isDrawn) {
    const legend = (kind, size) => el('li', {}, el('span', { class: `difference-swatch ${kind}`, 'aria-hidden': 'true' }), el('b', {}, t(`difference.${kind}`)), ' ', area(size));
    const isNone = sums.gainedSquareMetres === 0 && sums.lostSquareMetres === 0;
    fill(this.#root,
      isNone ? el('p', { class: 'notice', role: 'status' }, t('difference.none')) : el('ul', { class: 'difference-legend' }, legend('gained', sums.gainedSquareMetres), legend('lost', sums.lostSquareMetres)),
      !isDrawn && el('p', { class: 'notice' }, t('difference.tooLarge')),
      el('p', { class: 'faint small' }, t('difference.features', sums.features)),
      sums.rows.length > 0 && el('table', { class: 'difference-table' },
        el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, t('difference.town')), el('th', { scope: 'col' }, t('difference.class')), el('th', { scope: 'col', class: 'figure' }, `${t('difference.gained')} ㎡`), el('th', { scope: 'col', class: 'figure' }, `${t('difference.lost')} ㎡`))),
        el('tbody', {}, sums.rows.map(row => el('tr', {}, el('td', {}, row.town?.name ?? t('difference.noTown')), el('td', {}, row.class ?? '–'), el('td', { class: 'figure' }, number(row.gainedSquareMetres, 2)), el('td', { class: 'figure' }, number(row.lostSquareMetres, 2)))))),
      button(t('difference.clear'), () => this.clear(), { class: 'button small' }));
  }
}
