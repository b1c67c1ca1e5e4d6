// How far beyond the view a hand will have dragged the map before the next rest, in pixels.
const margin = 256;
const afterRest = 30;

const whenIdle = window.requestIdleCallback ?? (act => setTimeout(act, afterRest));

/** Asks for the data around the view while nothing else is to do, the nearest first and one place after the other, so that it is there when the map is dragged. */
export class TilesAhead {
  #leaflet;
  #canvas;
  #greatestDataZoom;
  #turn = 0;

  /**
   * @param {L.Map} leaflet
   * @param {L.GridLayer} canvas protomaps-leaflet's layer; what its views keep is what is asked for
   * @param {number} greatestDataZoom
   */
  constructor(leaflet, canvas, greatestDataZoom) {
    [this.#leaflet, this.#canvas, this.#greatestDataZoom] = [leaflet, canvas, greatestDataZoom];
    canvas.on('load', () => this.#begin());
    leaflet.on('movestart zoomstart', () => this.stop());
    // A short way shows nothing new.
    leaflet.on('moveend', () => { if (!canvas.isLoading()) this.#begin(); });
  }

  /** Whoever is dragging the map waits for what is seen, not for what is not. */
  stop() {
    this.#turn++;
  }

  async #begin() {
    const turn = ++this.#turn;
    for (const place of this.#places()) {
      await new Promise(resolve => whenIdle(resolve));
      if (turn !== this.#turn) return;
      await Promise.allSettled([...this.#canvas.views.values()].map(view => view.tileCache.get(place)));
    }
  }

  #places() {
    const zoom = Math.round(this.#leaflet.getZoom());
    const z = Math.min(zoom - 1, this.#greatestDataZoom);
    const side = 256 * 2 ** (zoom - z);
    const { min, max } = this.#leaflet.getPixelBounds();
    const middle = min.add(max).divideBy(2 * side);
    const places = [];
    const last = 2 ** z - 1;
    const from = value => Math.max(0, Math.floor((value - margin) / side));
    const to = value => Math.min(last, Math.floor((value + margin) / side));
    for (let x = from(min.x); x <= to(max.x); x++) {
      for (let y = from(min.y); y <= to(max.y); y++) places.push({ z, x, y });
    }
    const distance = ({ x, y }) => Math.hypot(x + 0.5 - middle.x, y + 0.5 - middle.y);
    return places.sort((one, other) => distance(one) - distance(other));
  }
}
