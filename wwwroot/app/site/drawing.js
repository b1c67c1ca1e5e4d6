import { button, el, icon, iconButton } from '../dom.js';
import { on as listen } from '../events.js';
import { language, t } from '../texts.js';
import { SnapLayer } from '../map/snapping.js';

const style = { className: 'site-shape', weight: 2.5, fillColor: '#2f7fd6', fillOpacity: 0.14 };

/** Changes after which the shapes are what they were. */
const unmoved = new Set(['map', 'answer', 'name']);

/**
 * The site on the map: drawing, moving corners, holes. Geoman does the hand work; the site itself is the model's, and what others change there is drawn anew here.
 */
export class Drawing {
  #map;
  #site;
  #shapes = L.featureGroup();
  #mode = null;
  #snap;
  #onMode = () => {};

  constructor(map, site) {
    [this.#map, this.#site] = [map.leaflet, site];
    this.#snap = new SnapLayer(map);
    this.#shapes.addTo(this.#map);
    // What crosses itself is refused by the service, with words; geoman's own check has false alarms.
    this.#map.pm.setGlobalOptions({ snappable: true, snapDistance: 14, allowSelfIntersection: true, continueDrawing: false });
    // Handles are for pointers alone: keys and screen readers have the coordinate table.
    this.#map.on('layeradd', ({ layer }) => {
      const handle = layer instanceof L.Marker ? layer.getElement() : null;
      if (!handle || !handle.classList.contains('marker-icon')) return;
      handle.removeAttribute('role');
      handle.tabIndex = -1;
      handle.setAttribute('aria-hidden', 'true');
    });
    this.#map.on('pm:create', event => this.#created(event.layer));
    addEventListener('keydown', event => { if (event.key === 'Escape') this.#map.pm.disableDraw(); });
    this.#map.on('pm:drawend', () => this.#setMode(null));
    listen('site:changed', ({ from }) => { if (!unmoved.has(from)) this.#draw(); });
    this.#draw();
  }

  /** Told when drawing begins (`polygon`, `hole`) and ends (null). */
  set onMode(listener) { this.#onMode = listener; }

  /** Begins to draw an outline, or a hole in one; once more ends it. */
  toggle(mode) {
    const isOn = this.#mode === mode;
    this.#map.pm.disableDraw();
    if (isOn) return;
    this.#map.pm.setLang(language() === 'zh' ? 'zh' : 'en');
    this.#snap.isOn = true;
    this.#map.pm.enableDraw('Polygon', { pathOptions: style, templineStyle: { color: '#0b4f9c', weight: 2.5 }, hintlineStyle: { color: '#0b4f9c', dashArray: [5, 5] } });
    this.#setMode(mode);
  }

  #setMode(mode) {
    this.#mode = mode;
    if (mode === null) this.#snap.isOn = !this.#site.isEmpty;
    this.#onMode(mode);
  }

  #created(layer) {
    const isHole = this.#mode === 'hole';
    const [ring] = layer.getLatLngs();
    layer.remove();
    const shapes = this.#read();
    if (isHole) {
      const around = shapes.find(([outline]) => isInside(ring[0], outline));
      if (around) around.push(ring);
    } else {
      shapes.push([ring]);
    }
    this.#site.takeFromMap(shapes);
    this.#draw();
  }

  #read() {
    return this.#shapes.getLayers().map(layer => layer.getLatLngs().map(ring => ring.map(({ lng, lat }) => ({ lng, lat }))));
  }

  #draw() {
    this.#shapes.clearLayers();
    for (const rings of this.#site.polygons) {
      if (!rings.every(ring => ring.length >= 2 && ring.every(({ lng, lat }) => Number.isFinite(lng) && Number.isFinite(lat)))) continue;
      const shape = L.polygon(rings.map(ring => ring.map(({ lat, lng }) => [lat, lng])), style).addTo(this.#shapes);
      const take = live => () => this.#site.takeFromMap(this.#read(), { live });
      shape.on('pm:markerdrag', take(true)).on('pm:markerdragend pm:vertexadded pm:vertexremoved', take(false));
      shape.pm.enable({ limitMarkersToCount: 200, preventMarkerRemoval: false });
    }
    this.#snap.isOn = !this.#site.isEmpty || this.#mode !== null;
  }
}

/** The tools of drawing, beside the map's. */
export function drawingTools({ drawing, site, on }) {
  const draw = button([icon('draw'), el('span', { class: 'wide' }, t('site.draw'))], () => drawing.toggle('polygon'), { class: 'button', 'aria-pressed': 'false', 'aria-label': t('site.draw'), id: 'draw' });
  const hole = iconButton('hole', t('site.hole'), () => drawing.toggle('hole'), { 'aria-pressed': 'false' });
  const undo = iconButton('undo', t('site.undo'), () => site.undo(), { id: 'undo' });
  const redo = iconButton('redo', t('site.redo'), () => site.redo());
  const clear = iconButton('trash', t('site.clear'), () => site.clear());
  drawing.onMode = mode => {
    draw.setAttribute('aria-pressed', String(mode === 'polygon'));
    hole.setAttribute('aria-pressed', String(mode === 'hole'));
    document.body.dataset.drawing = mode ?? '';
  };
  const show = () => {
    [hole.disabled, clear.disabled, undo.disabled, redo.disabled] = [site.isEmpty, site.isEmpty, !site.canUndo, !site.canRedo];
  };
  on('site:changed', show);
  show();
  return el('div', { class: 'row drawing-tools', role: 'toolbar', 'aria-label': t('site.tools') }, draw, hole, undo, redo, clear);
}

function isInside({ lng, lat }, ring) {
  let inside = false;
  ring.forEach((a, i) => {
    const b = ring[(i + ring.length - 1) % ring.length];
    if ((a.lat > lat) !== (b.lat > lat) && lng < (b.lng - a.lng) * (lat - a.lat) / (b.lat - a.lat) + a.lng) inside = !inside;
  });
  return inside;
}
