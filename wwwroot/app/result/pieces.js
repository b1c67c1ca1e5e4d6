import { el } from '../dom.js';
import { on } from '../events.js';
import { addHatches } from './hatchDefs.js';
import { conflictsOf, markOf, worse } from './verdicts.js';

const markSize = 24;
const markRoom = 28;

/**
 * Conflicts on the map. The cells of the site, which do not overlap, have colour and pattern of the worst that is met there; each conflict has a number, the one of its row, and its outline when it is looked
 * at: a row shows its conflict, and a conflict its row.
 */
export class PiecesOnMap {
  #map;
  #group = L.featureGroup();
  #outlines = new Map();

  constructor(map) {
    this.#map = map;
    this.#group.addTo(map.leaflet);
    map.leaflet.on('zoomend', () => this.#spread());
    on('piece:focus', ({ layer, zoom }) => this.#focus(layer, zoom));
  }

  /** Shows the pieces of a record; null takes them off. */
  show(record, pieces, emit) {
    this.#group.clearLayers();
    this.#outlines.clear();
    if (!record || !pieces) return;
    const conflicts = conflictsOf(record);
    const marks = new Map(conflicts.map(conflict => [conflict.id, markOf(conflict)]));
    const ofKind = kind => pieces.features.filter(feature => feature.properties.kind === kind && feature.geometry);
    const tell = layer => emit('piece:focus', { layer, from: 'map' });
    for (const cell of ofKind('cell').filter(({ properties }) => properties.layers.length > 0)) {
      const mark = cell.properties.layers.map(id => marks.get(id) ?? 'undetermined').reduce(worse);
      const first = conflicts.find(conflict => cell.properties.layers.includes(conflict.id));
      this.#add(L.geoJSON(cell, { pane: 'pieces', pmIgnore: true, style: { className: `piece piece-${mark}`, weight: 1.5 } })).on('click', () => tell(first.id));
    }
    this.#number(conflicts, ofKind('conflict'), marks, tell);
    addHatches(this.#map.leaflet.getPane('pieces').querySelector('svg'));
  }

  #number(conflicts, features, marks, tell) {
    conflicts.forEach((conflict, i) => {
      const own = features.filter(feature => feature.properties.layers[0] === conflict.id);
      if (own.length === 0) return;
      const shapes = this.#add(L.geoJSON({ type: 'FeatureCollection', features: own }, { pane: 'pieces', interactive: false, pmIgnore: true, style: { className: 'piece-outline', weight: 4, opacity: 0, fill: false } }));
      const largest = own.reduce((a, b) => a.properties.areaSquareMetres >= b.properties.areaSquareMetres ? a : b);
      const icon = beside => L.divIcon({ className: `piece-mark mark-${marks.get(conflict.id)}`, html: el('span', {}, i + 1), iconSize: [markSize, markSize], iconAnchor: [markSize / 2 - beside, markSize / 2] });
      const marker = this.#add(L.marker(L.geoJSON(largest).getBounds().getCenter(), { icon: icon(0), title: conflict.title, alt: conflict.title, pmIgnore: true })).on('click keypress', () => tell(conflict.id));
      this.#outlines.set(conflict.id, { shapes, marker, icon });
    });
    this.#spread();
  }

  // Numbers that would cover each other stand side by side.
  #spread() {
    const taken = [];
    for (const { marker, icon } of this.#outlines.values()) {
      const point = this.#map.leaflet.latLngToLayerPoint(marker.getLatLng());
      let beside = 0;
      while (taken.some(other => Math.abs(other.x - point.x - beside) < markRoom && Math.abs(other.y - point.y) < markRoom)) beside += markRoom;
      taken.push(point.add([beside, 0]));
      marker.setIcon(icon(beside));
    }
  }

  #add(layer) {
    return layer.addTo(this.#group);
  }

  #focus(id, zoom) {
    for (const [layer, { shapes, marker }] of this.#outlines) {
      const isOn = layer === id;
      shapes.setStyle({ opacity: isOn ? 1 : 0 });
      marker.getElement()?.classList.toggle('focused', isOn);
      marker.setZIndexOffset(isOn ? 1000 : 0);
      if (isOn) shapes.bringToFront();
      if (isOn && zoom) this.#map.fit(shapes.getBounds());
    }
  }
}
