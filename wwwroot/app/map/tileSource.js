import { isAborted, request } from '../service.js';
import { layersOf } from './vectorTile.js';

const mvt = 'application/vnd.mapbox-vector-tile';
const noContent = 204;

/** The service's tiles. Those of several layers that are wanted for one place in one moment are one request. */
export class TileSource {
  #waiting = new Map();
  #onProblem;

  /** @param {(layer: object, problem: Error) => void} onProblem is told of each layer whose tile does not come: the painter alone would leave the place empty, as if nothing were there */
  constructor(onProblem) {
    this.#onProblem = onProblem;
  }

  /** One layer's tiles, as protomaps-leaflet asks for them. */
  of(layer) {
    return { getZxy: (z, x, y, signal) => layer.isPending ? this.#askVersion(layer, `${z}/${y}/${x}`, signal) : this.#ask(layer, `${z}/${y}/${x}`, signal) };
  }

  // A version that is not law yet is had by its number only.
  async #askVersion(layer, place, signal) {
    try {
      const answer = await request(`collections/${layer.of}/tiles/WebMercatorQuad/${place}?version=${layer.version}`, { signal, accept: mvt });
      return answer.status === noContent ? undefined : { data: new Uint8Array(await answer.arrayBuffer()) };
    } catch (error) {
      if (!isAborted(error)) this.#onProblem(layer, error);
      throw error;
    }
  }

  #ask(layer, place, signal) {
    return new Promise((resolve, reject) => {
      if (!this.#waiting.has(place)) {
        this.#waiting.set(place, []);
        queueMicrotask(() => this.#send(place));
      }
      this.#waiting.get(place).push({ layer, signal, resolve, reject });
    });
  }

  #send(place) {
    const asks = this.#waiting.get(place);
    this.#waiting.delete(place);
    return this.#fetch(place, asks);
  }

  async #fetch(place, asks) {
    try {
      const ids = asks.map(({ layer }) => layer.id).join(',');
      const answer = await request(`tiles/WebMercatorQuad/${place}?collections=${ids}`, { signal: signalOfAll(asks), accept: mvt });
      const tiles = answer.status === noContent ? new Map() : layersOf(new Uint8Array(await answer.arrayBuffer()));
      for (const { layer, resolve } of asks) {
        const data = tiles.get(layer.id);
        resolve(data && { data });
      }
    } catch (error) {
      const isOfOne = error.status >= 400 && asks.length > 1;
      // A layer that cannot be drawn must not take the others with it.
      if (isOfOne) await Promise.all(asks.map(ask => this.#fetch(place, [ask])));
      else for (const { layer, reject } of asks) {
        if (!isAborted(error)) this.#onProblem(layer, error);
        reject(error);
      }
    }
  }
}

// Given up when nobody wants the tile any more.
function signalOfAll(asks) {
  const all = new AbortController();
  let left = asks.length;
  for (const { signal } of asks) signal.addEventListener('abort', () => { if (--left === 0) all.abort(); });
  return all.signal;
}
