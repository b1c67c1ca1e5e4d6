import { colourOf } from '../result/verdicts.js';

const dark = '#2b2f36';

/** The sites of a ledger on the map, coloured by verdict; a list may have thousands, so they are painted, not made of elements. */
export class SitesOnMap {
  #map;
  #renderer;
  #group = L.featureGroup();
  #shapes = new Map();
  #focused = null;
  #onChoose;

  constructor(map, onChoose) {
    [this.#map, this.#onChoose] = [map, onChoose];
    const pane = map.leaflet.createPane('batch');
    pane.style.zIndex = 390;
    this.#renderer = L.canvas({ pane: 'batch', tolerance: 4 });
  }

  /**
   * Shows sites.
   * @param {object[]} rows
   * @param {object|null} outlines GeoJSON, features by the number of their row; null: places only
   */
  load(rows, outlines) {
    this.clear();
    this.#group.addTo(this.#map.leaflet);
    const byNumber = new Map((outlines?.features ?? []).map(feature => [feature.id, feature.geometry]));
    for (const row of rows) {
      const style = styleOf(row);
      const geometry = byNumber.get(row.number);
      const shape = geometry ? L.geoJSON(geometry, { renderer: this.#renderer, style, pane: 'batch', pmIgnore: true }).getLayers()[0]
        : row.centre ? L.circleMarker([row.centre[1], row.centre[0]], { renderer: this.#renderer, radius: 6, pane: 'batch', pmIgnore: true, ...style, fillOpacity: 0.9 }) : null;
      if (!shape) continue;
      shape.on('click', event => { L.DomEvent.stop(event); this.#onChoose(row.number); });
      this.#shapes.set(row.number, { shape, style, row, geometry });
      shape.addTo(this.#group);
    }
  }

  /** Only these stay on the map. */
  keep(rows) {
    const wanted = new Set(rows.map(row => row.number));
    for (const [number, { shape }] of this.#shapes) {
      if (wanted.has(number)) this.#group.addLayer(shape);
      else this.#group.removeLayer(shape);
    }
  }

  focus(number, zoom) {
    const before = this.#shapes.get(this.#focused);
    before?.shape.setStyle(before.style);
    this.#focused = number;
    const now = this.#shapes.get(number);
    if (!now) return;
    now.shape.setStyle({ weight: 5, color: '#0b4f9c' });
    now.shape.bringToFront?.();
    if (zoom) this.#map.fit(boundsOf(now.shape), { maxZoom: 17 });
  }

  /** The outline of a row; null when there is none. */
  geometryOf = number => this.#shapes.get(number)?.geometry ?? null;

  fit() {
    if (this.#group.getLayers().length > 0) this.#map.fit(this.#group.getBounds(), { maxZoom: 16 });
  }

  clear() {
    this.#group.clearLayers();
    this.#group.remove();
    this.#shapes.clear();
  }
}

const bright = new Set(['procedure', 'clear']);

const styleOf = ({ verdict }) => ({ color: !verdict || bright.has(verdict) ? dark : colourOf(verdict), weight: 2, fillColor: verdict ? colourOf(verdict) : '#ffffff', fillOpacity: 0.55, dashArray: verdict === 'undetermined' ? '5 4' : null });

const boundsOf = shape => shape.getBounds?.() ?? L.latLngBounds([shape.getLatLng()]);
