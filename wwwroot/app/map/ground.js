import { labelRulesOf } from './labels.js';
import { LayerSymbol } from './symbols.js';
import { TileSource } from './tileSource.js';

/** Data tiles are one zoom below the tiles on the screen; those of the last zoom are drawn larger. */
const greatestDataZoom = 18;

/** The service's layers, painted over each other on one canvas for each place: a canvas of each layer costs the browser more than what is drawn on it. */
export class Ground {
  #leaflet;
  #layers;
  #symbols;
  #views;
  #source;
  #canvas;
  #visible = [];
  #isChanging = false;

  /**
   * @param {L.Map} leaflet
   * @param {object[]} layers the settings' layers, the one at the bottom first
   * @param {{pane: string, opacityOf: (id: string) => number, onProblem: (layer: object, problem: Error) => void}} options
   */
  constructor(leaflet, layers, { pane, opacityOf, onProblem }) {
    this.#leaflet = leaflet;
    this.#layers = new Map(layers.map(layer => [layer.id, layer]));
    this.#symbols = new Map(layers.map(layer => [layer.id, new LayerSymbol(layer, () => opacityOf(layer.id))]));
    this.#source = new TileSource(onProblem);
    this.#views = new Map(layers.map(layer => [layer.id, this.#viewOf(layer)]));
    this.#canvas = protomapsL.leafletLayer({ sources: {}, attribution: '', maxZoom: 20, pane });
    paintOnlyTheLatest(this.#canvas);
  }

  /** Shows these layers and no others. */
  show(ids) {
    this.#visible = [...this.#layers.values()].filter(({ id }) => ids.includes(id));
    this.#change();
  }

  /** Asks for a layer's tiles anew. */
  refresh(id) {
    this.#views.set(id, this.#viewOf(this.#layers.get(id)));
    this.#change();
  }

  /** Paints what is there again. */
  repaint() {
    this.#change();
  }

  // Several changes of one moment are one painting.
  #change() {
    if (this.#isChanging) return;
    this.#isChanging = true;
    queueMicrotask(() => {
      this.#isChanging = false;
      this.#canvas.views = new Map(this.#visible.map(({ id }) => [id, this.#views.get(id)]));
      this.#canvas.paintRules = this.#visible.map(({ id }) => ({ dataSource: id, dataLayer: id, symbolizer: this.#symbols.get(id) }));
      this.#canvas.labelRules = this.#visible.flatMap(labelRulesOf);
      this.#canvas.clearLayout();
      if (this.#leaflet.hasLayer(this.#canvas)) this.#canvas.rerenderTiles();
      else this.#canvas.addTo(this.#leaflet);
    });
  }

  #viewOf(layer) {
    return protomapsL.sourcesToViews({ sources: { [layer.id]: { url: this.#source.of(layer), maxDataZoom: greatestDataZoom } } }).get(layer.id);
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
