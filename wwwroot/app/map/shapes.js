import { Wire } from './vectorTile.js';

// Fields of the messages Layer, Feature and Value.
const layerField = { feature: 2, key: 3, value: 4, extent: 5 };
const featureField = { tags: 2, type: 3, geometry: 4 };
const textOfValue = 1;

const command = { moveTo: 1, lineTo: 2 };
const pointType = 1;
const lineType = 2;

// A tile of data is painted on two by two tiles of the screen, each with some room around it.
const halves = 2;
const room = 18;
const inset = 24;

// Longer paths take a painter without a graphics processor longer than their parts.
const mostRings = 300;

/**
 * Reads a tile of one layer for painting only: everything of one kind and class on one quarter of the tile is one path. A tile may have thousands of parcels, and an object of each, or of each corner, is
 * more work for the browser than what is painted.
 * @param {Uint8Array} bytes a tile of this layer alone
 * @param {{size: number, leastOutlined?: number}} options the tile's side in pixels; rings that are smaller than so many pixels have no outline: 0 outlines all, Infinity none
 * @returns {object[]} what protomaps-leaflet takes for features: each with a box, the class under `props`, and its `paths`
 */
export function shapesOf(bytes, { size, leastOutlined = 0 }) {
  const layer = new TileLayer(bytes);
  const scale = size / layer.extent;
  const half = size / halves;
  const groups = new Map();
  const shapes = [];
  // A hole stays with what it is in: a new path begins with a feature only.
  const groupOf = (type, value, quarter, isFirst) => {
    const key = (value * 4 + type) * 4 + quarter;
    let group = groups.get(key);
    if (!group || (isFirst && group.rings >= mostRings)) {
      group = newGroup(type, quarter, half, layer.textOf(value), leastOutlined);
      groups.set(key, group);
      shapes.push(group);
    }
    group.rings++;
    return group;
  };

  const ring = new Ring(scale);
  const enter = isFirst => {
    for (let quarter = 0; quarter < halves * halves; quarter++) {
      if (!ring.meets(quarter % halves * half - room, Math.floor(quarter / halves) * half - room, half + 2 * room)) continue;
      const { paths } = groupOf(layer.type, layer.value, quarter, isFirst);
      if (layer.type === pointType) {
        paths.points.push(...ring.places());
      } else {
        ring.addTo(paths.fill);
        if (paths.outline !== paths.fill && ring.side >= leastOutlined) ring.addTo(paths.outline);
      }
    }
  };
  for (let i = 0; i < layer.count; i++) {
    layer.read(i);
    ring.read(layer.wire, layer.geometryEnd, enter);
  }
  return shapes;
}

function newGroup(geomType, quarter, half, text, leastOutlined) {
  const [x, y] = [quarter % halves * half, Math.floor(quarter / halves) * half];
  const fill = new Path2D();
  return {
    geomType, geom: [], numVertices: 0, rings: 0, props: text === undefined ? {} : { class: text },
    // Met by the tiles of the screen that show this quarter, and by no others.
    bbox: { minX: x + inset, minY: y + inset, maxX: x + half - inset, maxY: y + half - inset },
    paths: { fill, outline: leastOutlined === 0 || geomType === lineType ? fill : new Path2D(), points: [] },
  };
}

/**
 * One part of a geometry after the other, in pixels. Corners stand on the screen's own pixels, each by itself, so that what two areas share they share afterwards; of a parcel of a few pixels many fall together.
 */
class Ring {
  #scale;
  #perPixel = window.devicePixelRatio;
  #places = new Float32Array(1024);
  #count = 0;
  #isClosed = false;
  #west = 0;
  #north = 0;
  #east = 0;
  #south = 0;

  constructor(scale) {
    this.#scale = scale;
  }

  /** The longer side of its box. */
  get side() {
    return Math.max(this.#east - this.#west, this.#south - this.#north);
  }

  places() {
    return this.#places.subarray(0, this.#count);
  }

  meets(x, y, side) {
    return this.#east >= x && this.#west <= x + side && this.#south >= y && this.#north <= y + side;
  }

  addTo(path) {
    const places = this.#places;
    path.moveTo(places[0], places[1]);
    if (this.#count === 2) return this.#addSpeck(path);
    for (let i = 2; i < this.#count; i += 2) path.lineTo(places[i], places[i + 1]);
    // Chromium's closePath takes the longer the more there is of the path already.
    if (this.#isClosed) path.lineTo(places[0], places[1]);
    return undefined;
  }

  // What is smaller than a pixel is one.
  #addSpeck(path) {
    const [x, y] = this.#places;
    const pixel = 1 / this.#perPixel;
    path.lineTo(x + pixel, y);
    if (!this.#isClosed) return;
    path.lineTo(x + pixel, y + pixel);
    path.lineTo(x, y + pixel);
    path.lineTo(x, y);
  }

  /** Reads the commands of a geometry that ends there; `onPart` is called when one part is whole. */
  read(wire, end, onPart) {
    let [x, y] = [0, 0];
    let isFirst = true;
    this.#begin();
    while (wire.at < end) {
      const number = wire.varint();
      const [id, count] = [number & 7, number >> 3];
      if (id === command.moveTo && this.#count > 0) {
        onPart(isFirst);
        isFirst = false;
        this.#begin();
      }
      if (id !== command.moveTo && id !== command.lineTo) {
        this.#isClosed = true;
        continue;
      }
      for (let i = 0; i < count; i++) {
        x += wire.signed();
        y += wire.signed();
        this.#enter(this.#onPixel(x), this.#onPixel(y));
      }
    }
    if (this.#count > 0) onPart(isFirst);
  }

  #onPixel(unit) {
    return Math.round(unit * this.#scale * this.#perPixel) / this.#perPixel;
  }

  #begin() {
    this.#count = 0;
    this.#isClosed = false;
    [this.#west, this.#north, this.#east, this.#south] = [Infinity, Infinity, -Infinity, -Infinity];
  }

  #enter(x, y) {
    const last = this.#count - 2;
    if (last >= 0 && x === this.#places[last] && y === this.#places[last + 1]) return;
    if (this.#count === this.#places.length) {
      const more = new Float32Array(2 * this.#count);
      more.set(this.#places);
      this.#places = more;
    }
    this.#places[this.#count++] = x;
    this.#places[this.#count++] = y;
    if (x < this.#west) this.#west = x;
    if (x > this.#east) this.#east = x;
    if (y < this.#north) this.#north = y;
    if (y > this.#south) this.#south = y;
  }
}

/** Where everything of a tile's one layer lies, and of one of its features after the other what is needed. */
class TileLayer {
  #features = [];
  #values = [];
  #classKey = -1;

  wire;
  extent = 4096;

  /** Of the feature read last: its type, the place of its class among the values (-1: none), where its geometry ends. */
  type = 0;
  value = -1;
  geometryEnd = 0;

  constructor(bytes) {
    const wire = this.wire = new Wire(bytes);
    wire.next(bytes.length);
    wire.at = wire.start;
    let keys = 0;
    while (wire.next(bytes.length)) {
      if (wire.field === layerField.feature) this.#features.push(wire.start, wire.end);
      else if (wire.field === layerField.value) this.#values.push(wire.start, wire.end);
      else if (wire.field === layerField.extent) this.extent = wire.number;
      else if (wire.field === layerField.key && wire.text() === 'class') this.#classKey = keys++;
      else if (wire.field === layerField.key) keys++;
    }
  }

  get count() {
    return this.#features.length / 2;
  }

  /** Reads a feature; what reads on reads its geometry. */
  read(i) {
    const { wire } = this;
    const end = this.#features[2 * i + 1];
    let geometry = this.geometryEnd = end;
    this.value = -1;
    wire.at = this.#features[2 * i];
    while (wire.next(end)) {
      if (wire.field === featureField.type) this.type = wire.number;
      else if (wire.field === featureField.geometry) [geometry, this.geometryEnd] = [wire.start, wire.end];
      else if (wire.field === featureField.tags) this.#readTags();
    }
    wire.at = geometry;
  }

  #readTags() {
    const { wire } = this;
    const { end } = wire;
    wire.at = wire.start;
    while (wire.at < end) {
      const key = wire.varint();
      const value = wire.varint();
      if (key === this.#classKey) this.value = value;
    }
  }

  /** A value as text; undefined when it is none. */
  textOf(value) {
    if (value < 0) return undefined;
    const { wire } = this;
    const before = wire.at;
    wire.at = this.#values[2 * value];
    let text;
    while (wire.next(this.#values[2 * value + 1])) {
      if (wire.field === textOfValue) text = wire.text();
    }
    wire.at = before;
    return text;
  }
}
