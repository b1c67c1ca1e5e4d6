import { el } from '../dom.js';
import { on } from '../events.js';
import { conflictsOf, markOf } from './verdicts.js';

/** The pieces of conflicts on the map: coloured and patterned by verdict, numbered like their rows; a row shows its pieces and a piece its row. */
export class PiecesOnMap {
  #map;
  #group = L.featureGroup();
  #byLayer = new Map();
  #defs = null;

  constructor(map) {
    this.#map = map;
    this.#group.addTo(map.leaflet);
    on('piece:focus', ({ layer, zoom }) => this.#focus(layer, zoom));
  }

  /** Shows the pieces of a record; null takes them off. */
  show(record, pieces, emit) {
    this.#group.clearLayers();
    this.#byLayer.clear();
    if (!record || !pieces) return;
    conflictsOf(record).forEach((conflict, i) => {
      const mark = markOf(conflict);
      const own = pieces.features.filter(feature => feature.properties.kind === 'conflict' && feature.properties.layers[0] === conflict.id && feature.geometry);
      if (own.length === 0) return;
      const shapes = L.geoJSON({ type: 'FeatureCollection', features: own }, { pane: 'pieces', style: { className: `piece piece-${mark}`, weight: 2 } }).addTo(this.#group);
      const largest = own.reduce((a, b) => a.properties.areaSquareMetres >= b.properties.areaSquareMetres ? a : b);
      const place = L.geoJSON(largest).getBounds().getCenter();
      const face = el('span', {}, i + 1);
      const marker = L.marker(place, { icon: L.divIcon({ className: `piece-mark mark-${mark}`, html: face, iconSize: [24, 24] }), title: conflict.title, alt: conflict.title, keyboard: true, pmIgnore: true }).addTo(this.#group);
      shapes.options.pmIgnore = true;
      const tell = () => emit('piece:focus', { layer: conflict.id, from: 'map' });
      shapes.on('click', tell);
      marker.on('click keypress', tell);
      this.#byLayer.set(conflict.id, { shapes, marker });
    });
    this.#addPatterns();
  }

  #focus(id, zoom) {
    for (const [layer, { shapes, marker }] of this.#byLayer) {
      const isOn = layer === id;
      shapes.setStyle({ weight: isOn ? 4.5 : 2 });
      marker.getElement()?.classList.toggle('focused', isOn);
      if (isOn) shapes.bringToFront();
      if (isOn && zoom) this.#map.fit(shapes.getBounds());
    }
  }

  // SVG's own patterns, for black and white print and for eyes that colours do not reach; css/result.css puts them on the shapes.
  #addPatterns() {
    const svg = this.#map.leaflet.getPane('pieces').querySelector('svg');
    if (!svg || svg.querySelector('defs')) return;
    const make = (tag, attributes, ...children) => {
      const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
      for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
      node.append(...children);
      return node;
    };
    const pattern = (id, ...lines) => make('pattern', { id: `hatch-${id}`, width: 10, height: 10, patternUnits: 'userSpaceOnUse' }, make('rect', { width: 10, height: 10, class: `tint-${id}` }), ...lines);
    const line = (id, d) => make('path', { d, class: `hatch-${id}` });
    svg.prepend(this.#defs = make('defs', {},
      pattern('prohibited', line('prohibited', 'M0 10L10 0M0 0L10 10')),
      pattern('restricted', line('restricted', 'M0 10L10 0M-2 2L2 -2M8 12L12 8')),
      pattern('procedure', make('circle', { cx: 5, cy: 5, r: 1.6, class: 'dot-procedure' })),
      pattern('undetermined', line('undetermined', 'M0 5L10 5'))));
  }
}
