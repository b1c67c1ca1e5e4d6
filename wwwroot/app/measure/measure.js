import './texts.js';
import { button, el, fill, icon, iconButton } from '../dom.js';
import { distance, hectares, mu, squareMetres } from '../figures.js';
import { mode, setMode } from '../map/modes.js';
import { registerPanel } from '../panels.js';
import { problemCard } from '../problems.js';
import { isAborted } from '../service.js';
import { t } from '../texts.js';

let lasting = null;

/** Distances and areas by hand. The figures are the service's, so that nobody gets two answers to one question. */
class Measuring {
  #context;
  #kind = null;
  #isOver = false;
  #points = [];
  #group = L.featureGroup();
  #card;
  #figures = el('div', { role: 'status' });
  #abort = null;
  onKind = () => {};

  constructor(context) {
    this.#context = context;
    this.#card = el('section', { class: 'map-card measure-card', id: 'measure', hidden: true });
    document.getElementById('map-area').append(this.#card);
    const { leaflet } = context.map;
    this.#group.addTo(leaflet);
    leaflet.on('click', event => { if (this.#isActive) this.#add(event.latlng); });
    leaflet.on('dblclick', event => { if (this.#isActive) { L.DomEvent.stop(event); this.#end(); } });
    addEventListener('keydown', event => { if (this.#kind !== null && !isField(event.target)) this.#key(event); });
  }

  get #isActive() { return this.#kind !== null && !this.#isOver && mode() === 'measure'; }

  /** Begins, or ends what was begun. */
  toggle(kind) {
    if (this.#kind === kind) this.stop();
    else this.#begin(kind);
  }

  write() {
    if (this.#kind !== null) this.#show();
  }

  stop() {
    this.#kind = null;
    this.#points = [];
    this.#group.clearLayers();
    this.#card.hidden = true;
    this.#context.map.leaflet.doubleClickZoom.enable();
    setMode(null);
    this.onKind(null);
  }

  #begin(kind) {
    [this.#kind, this.#isOver, this.#points] = [kind, false, []];
    this.#context.map.leaflet.doubleClickZoom.disable();
    setMode('measure');
    this.onKind(kind);
    fill(this.#figures);
    this.#show();
    this.#draw();
  }

  #end() {
    this.#isOver = true;
    this.#show();
    this.#draw();
  }

  #add({ lat, lng }) {
    const last = this.#points.at(-1);
    if (last && last.lat === lat && last.lng === lng) return;
    this.#points.push({ lat, lng });
    this.#changed();
  }

  #back() {
    this.#points.pop();
    this.#changed();
  }

  #key(event) {
    if (event.key === 'Escape') this.stop();
    else if (event.key === 'Enter' && this.#isActive && event.target.tagName !== 'BUTTON') this.#end();
    else if (event.key === 'Backspace' && this.#isActive) this.#back();
    else return;
    event.preventDefault();
  }

  #changed() {
    this.#draw();
    this.#ask();
  }

  async #ask() {
    this.#abort?.abort();
    this.#abort = new AbortController();
    if (this.#points.length < 2) {
      fill(this.#figures);
      return;
    }

    try {
      const measured = await this.#context.service.postJson('map/measure', { points: this.#points.map(({ lat, lng }) => [lng, lat]), closed: this.#kind === 'area' }, { signal: this.#abort.signal });
      fill(this.#figures, figuresOf(measured, this.#kind));
    } catch (error) {
      if (!isAborted(error)) fill(this.#figures, problemCard(error, () => this.#ask()));
    }
  }

  #show() {
    const { leaflet } = this.#context.map;
    this.#card.hidden = false;
    this.#card.setAttribute('aria-label', t(`measure.${this.#kind}`));
    fill(this.#card,
      el('div', { class: 'row spread map-card-head' }, el('h2', {}, t(`measure.${this.#kind}`)), iconButton('close', t('close'), () => this.stop())),
      this.#figures,
      !this.#isOver && el('p', { class: 'faint small' }, t('measure.hint')),
      el('div', { class: 'row' },
        !this.#isOver && button([icon('plus'), t('measure.atCentre')], () => this.#add(leaflet.getCenter()), { class: 'button small' }),
        !this.#isOver && button([icon('undo'), t('measure.back')], () => this.#back(), { class: 'button small' }),
        this.#isOver ? button(t('measure.again'), () => this.#begin(this.#kind), { class: 'button small' }) : button(t('measure.end'), () => this.#end(), { class: 'button small' })),
      el('p', { class: 'faint small' }, t('measure.method')));
  }

  #draw() {
    this.#group.clearLayers();
    const places = this.#points.map(({ lat, lng }) => [lat, lng]);
    const options = { className: 'measure-line', weight: 3, interactive: false, pmIgnore: true, fillOpacity: 0.1 };
    (this.#kind === 'area' && places.length > 2 ? L.polygon(places, options) : L.polyline(places, options)).addTo(this.#group);
    for (const place of places) L.circleMarker(place, { className: 'measure-point', radius: 4, interactive: false, pmIgnore: true, weight: 2, fillOpacity: 1 }).addTo(this.#group);
  }
}

const isField = target => target.closest?.('input, textarea, select, dialog, [contenteditable]');

function figuresOf({ lengthMetres, segmentsMetres, areaSquareMetres, crosses }, kind) {
  const row = (label, value, isMain) => el('p', { class: isMain ? 'measure-main' : 'small' }, el('span', { class: 'faint' }, `${label} `), isMain ? el('b', {}, value) : value);
  if (kind === 'length') return [row(t('measure.lengthIs'), distance(lengthMetres), true), segmentsMetres.length > 1 && row(t('measure.lastIs'), distance(segmentsMetres.at(-1)))];
  return [
    crosses && el('p', { class: 'problem' }, t('measure.crosses')),
    areaSquareMetres !== null && [row(t('measure.areaIs'), squareMetres(areaSquareMetres), true), el('p', {}, `${hectares(areaSquareMetres)} · ${mu(areaSquareMetres)}`)],
    row(t('measure.perimeterIs'), distance(lengthMetres)),
  ];
}

registerPanel({
  id: 'measure', titleKey: 'measure.title', place: 'tools', order: 20,
  mount(root, context) {
    lasting ??= new Measuring(context);
    const tool = (kind, name) => iconButton(name, t(`measure.${kind}`), () => lasting.toggle(kind), { 'aria-pressed': 'false', id: `measure-${kind}` });
    const tools = { length: tool('length', 'measure'), area: tool('area', 'area') };
    lasting.onKind = kind => { for (const [name, node] of Object.entries(tools)) node.setAttribute('aria-pressed', String(name === kind)); };
    fill(root, el('div', { class: 'tool-group', role: 'group', 'aria-label': t('measure.title') }, Object.values(tools)));
    lasting.write();
  },
});
