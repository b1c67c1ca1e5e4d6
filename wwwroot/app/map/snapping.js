import { getJson, isAborted } from '../service.js';

const leastZoom = 16;
const mostFeatures = 400;
const reachPixels = 260;

/**
 * Features around the pointer at full precision, invisible, for corners to snap to: those on tiles are drawn to a grid, and geoman snaps to vectors only. A corner that snaps to a corner
 * has its very numbers; on an edge it is up to 14 mm per kilometre of edge off, the map's straight line not being the data's.
 */
export class SnapLayer {
  #map;
  #features;
  #asked = null;
  #waiting = null;

  /** Whether somebody draws: only then anything is asked. */
  isOn = false;

  constructor(map) {
    this.#map = map;
    const { leaflet } = map;
    this.#features = L.geoJSON(null, { interactive: false, style: { opacity: 0, fillOpacity: 0 }, pointToLayer: (_, place) => L.circleMarker(place, { opacity: 0, fillOpacity: 0, interactive: false }) }).addTo(leaflet);
    leaflet.on('mousemove', event => this.#look(event.latlng));
  }

  async #look(place) {
    const { leaflet } = this.#map;
    if (!this.isOn || leaflet.getZoom() < leastZoom || this.#asked?.contains(place)) return;
    const point = leaflet.latLngToContainerPoint(place);
    const corner = by => leaflet.containerPointToLatLng(point.add([by, by]));
    const inner = L.latLngBounds(corner(-reachPixels / 2), corner(reachPixels / 2));
    const outer = L.latLngBounds(corner(-reachPixels), corner(reachPixels));
    this.#asked = inner;
    this.#waiting?.abort();
    this.#waiting = new AbortController();
    const { signal } = this.#waiting;
    try {
      const found = await Promise.all(this.#map.visible.filter(id => !id.includes('@')).map(id => getJson(`collections/${id}/items?bbox=${outer.toBBoxString()}&limit=${mostFeatures}`, { signal, accept: 'application/geo+json' })));
      this.#features.clearLayers();
      for (const collection of found) this.#features.addData(collection);
    } catch (error) {
      // Without them one draws without snapping; the banner says when the service is gone.
      if (!isAborted(error)) this.#asked = null;
    }
  }
}
