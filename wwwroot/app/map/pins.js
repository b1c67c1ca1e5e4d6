import { el } from '../dom.js';

/** Numbered marks on the map for places that somebody looks at: nothing else, so another search takes them off. */
export class Pins {
  #group = L.featureGroup();

  constructor(map) {
    this.#group.addTo(map.leaflet);
  }

  /**
   * Shows places instead of those before.
   * @param {{lat: number, lng: number, title: string, text?: string, onClick?: () => void}[]} places
   */
  show(places) {
    this.#group.clearLayers();
    for (const { lat, lng, title, text = '', onClick } of places) {
      const marker = L.marker([lat, lng], {
        icon: L.divIcon({ className: 'pin', html: el('span', {}, text), iconSize: [26, 34], iconAnchor: [13, 34] }), title, alt: title, keyboard: Boolean(onClick), pmIgnore: true, snapIgnore: true,
      });
      if (onClick) marker.on('click keypress', onClick);
      marker.addTo(this.#group);
    }
  }

  /** Outlines a place as well. */
  outline(shape) {
    L.geoJSON(shape, { interactive: false, pmIgnore: true, style: { className: 'pin-outline', weight: 3, fillOpacity: 0.06 } }).addTo(this.#group);
  }

  clear() {
    this.#group.clearLayers();
  }
}
