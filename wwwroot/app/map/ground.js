import { TilesAhead } from './ahead.js';
import { labelRulesOf } from './labels.js';
import { LayerSymbol } from './symbols.js';
import { TileSource } from './tileSource.js';

/** Data tiles are one zoom below the tiles on the screen; those of the last zoom are drawn larger. */
const greatestDataZoom = 18;

/** The service's layers, painted over each other on one canvas for each place: a canvas of each layer costs the browser more than what is drawn on it. */
export class Ground {
  #leaflet;
  #source;
  #opacityOf;
  #canvas;
  #parts = new Map();
  #visible = [];
  #isChanging = false;

  /**
   * @param {L.Map} leaflet
   * @param {{pane: string, opacityOf: (id: string) => number, onProblem: (layer: object, problem: Error) => void}} options
   */
  constructor(leaflet, { pane, opacityOf, onProblem }) {
    [this.#leaflet, this.#opacityOf] = [leaflet, opacityOf];
    this.#source = new TileSource(onProblem);
    this.#canvas = protomapsL.leafletLayer({ sources: {}, attribution: '', maxZoom: 20, pane });
    paintOnlyTheLatest(this.#canvas);
    new TilesAhead(leaflet, this.#canvas, greatestDataZoom);
  }

  /**
   * Shows these layers and no others.
   * @param {object[]} layers of the settings, the one at the bottom first
   */
  show(layers) {
    this.#visible = layers;
    this.repaint();
  }

  /** Asks for a layer's tiles anew. */
  refresh(id) {
    this.#parts.delete(id);
    this.repaint();
  }

  /** Paints what is visible; several changes of one moment are one painting. */
  repaint() {
    if (this.#isChanging) return;
    this.#isChanging = true;
    queueMicrotask(() => {
      this.#isChanging = false;
      const parts = this.#visible.map(layer => this.#partOf(layer));
      this.#canvas.views = new Map(parts.map(({ id, view }) => [id, view]));
      this.#canvas.paintRules = parts.map(({ id, drawn, symbolizer }) => ({ dataSource: id, dataLayer: drawn, symbolizer }));
      this.#canvas.labelRules = parts.flatMap(({ labels }) => labels);
      this.#canvas.clearLayout();
      if (this.#leaflet.hasLayer(this.#canvas)) this.#canvas.rerenderTiles();
      else this.#canvas.addTo(this.#leaflet);
    });
  }

  // Made when a layer is first shown; its view keeps the tiles that came.
  #partOf(layer) {
    const { id } = layer;
    if (!this.#parts.has(id)) {
      const view = protomapsL.sourcesToViews({ sources: { [id]: { url: this.#source.of(layer), maxDataZoom: greatestDataZoom } } }).get(id);
      const [symbolizer, labels] = [new LayerSymbol(layer, () => this.#opacityOf(id)), labelRulesOf(layer)];
      // Where names are placed, features and their corners are needed.
      if (labels.length === 0) view.tileCache.source = this.#source.shapesOf(layer, zoom => symbolizer.leastOutlinedAt(zoom + view.levelDiff));
      this.#parts.set(id, { id, drawn: layer.of ?? id, view, symbolizer, labels });
    }
    return this.#parts.get(id);
  }
}

// A painting that waits for its data must not come out over one that was begun later, with other layers.
function paintOnlyTheLatest(canvas) {
  const render = canvas.renderTile;
  let turn = 0;
  canvas.renderTile = (coords, element, _, whenShown = element.whenShown) => {
    element.whenShown = whenShown;
    element.key = ++turn;
    return render.call(canvas, coords, element, element.key, () => {
      element.whenShown?.();
      element.whenShown = undefined;
    });
  };
}
