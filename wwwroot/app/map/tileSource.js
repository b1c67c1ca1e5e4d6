import { isAborted, request } from '../service.js';
import { shapesOf } from './shapes.js';
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
    return { getZxy: (z, x, y, signal) => this.#ask(layer, `${z}/${y}/${x}`, signal) };
  }

  /**
   * The same read for painting only (see shapes.js), as protomaps-leaflet's cache asks for them.
   * @param {object} layer
   * @param {(zoom: number) => number} leastOutlinedAt the side in pixels from which on rings are outlined, at a zoom of the data
   */
  shapesOf(layer, leastOutlinedAt) {
    let wanted = { z: null, abort: new AbortController() };
    return {
      get: async ({ z, x, y }, size) => {
        // Nobody waits any longer for tiles of another zoom.
        if (wanted.z !== z) {
          wanted.abort.abort();
          wanted = { z, abort: new AbortController() };
        }
        const tile = await this.#ask(layer, `${z}/${y}/${x}`, wanted.abort.signal);
        return new Map(tile ? [[layer.of ?? layer.id, shapesOf(tile.data, { size, leastOutlined: leastOutlinedAt(z) })]] : []);
      },
    };
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
    if (layer.isPending) return this.#askVersion(layer, place, signal);
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
