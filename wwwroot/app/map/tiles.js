import { isAborted, request } from '../service.js';
import { LayerSymbol } from './symbols.js';
import { labelRulesOf } from './labels.js';

const mvt = 'application/vnd.mapbox-vector-tile';
const noContent = 204;

/** Data tiles are one zoom below the tiles on the screen; those of the last zoom are drawn larger. */
const greatestDataZoom = 18;

/**
 * A layer of the service as a layer of the map. A tile that does not come is told to the page: the painter alone would leave the place empty, as if nothing were there.
 * @param {object} layer one of the settings' layers
 * @param {(layer: object, problem: Error) => void} onProblem
 */
export function tileLayer(layer, onProblem) {
  const source = {
    async getZxy(z, x, y, signal) {
      try {
        const answer = await request(`collections/${layer.id}/tiles/WebMercatorQuad/${z}/${y}/${x}`, { signal, accept: mvt });
        const data = await answer.arrayBuffer();
        return answer.status === noContent ? undefined : { data };
      } catch (error) {
        if (!isAborted(error)) onProblem(layer, error);
        throw error;
      }
    },
  };
  return protomapsL.leafletLayer({
    url: source,
    attribution: '',
    maxDataZoom: greatestDataZoom,
    maxZoom: 20,
    pane: `layer-${layer.id}`,
    paintRules: [{ dataLayer: layer.id, symbolizer: new LayerSymbol(layer) }],
    labelRules: labelRulesOf(layer),
  });
}

/** The maps of 天地图, where the office has a key: roads and names, drawn with their mark as its terms ask. */
export function tiandituLayers(token, attribution) {
  const ofKind = kind => L.tileLayer(`https://t{s}.tianditu.gov.cn/${kind}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${kind}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILECOL={x}&TILEROW={y}&tk=${encodeURIComponent(token)}`, {
    subdomains: '01234567', minZoom: 1, maxNativeZoom: 18, maxZoom: 20, pane: 'base', attribution,
  });
  return L.layerGroup([ofKind('vec'), ofKind('cva')]);
}
