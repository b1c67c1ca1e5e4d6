import { colourOf, planned, surveyed } from './landColours.js';
import { hatchOfLayer, hatchPattern } from './hatches.js';

const dashes = { solid: [], dashed: [8, 4], dotted: [2, 3] };
const fallbackStyle = { colour: '#5b6b7b', fill: 0.15, line: 'solid' };
const classTables = { 'land-use': surveyed, 'detailed-plan': planned };

/** How a layer is drawn: its style from the catalogue, and what the page adds. */
export const styleOf = layer => ({ ...fallbackStyle, ...layer.style, hatch: hatchOfLayer[layer.id] ?? null, classes: classTables[layer.id] ?? null });

// From close up an area fills the screen: it must not hide what lies below.
const closeZoom = 14;
const hatchOpacity = 0.6;

const linesFrom = 15;
const leastOutlined = 12;

// The greatest zoom of the data, of which a tile is two by two on the screen.
const greatestPaintedZoom = 19;

const pointType = 1;
const lineType = 2;

/** Paints a layer's areas and lines; one of protomaps-leaflet's symbolizers. */
export class LayerSymbol {
  #style;
  #pattern = null;
  #opacityOf;
  #opacity = 1;

  /**
   * @param {object} layer one of the settings' layers
   * @param {() => number} opacityOf how much of what lies under it shows through, 0 to 1, asked with each painting
   */
  constructor(layer, opacityOf) {
    this.#style = styleOf(layer);
    this.#opacityOf = opacityOf;
  }

  before(context, zoom) {
    const { colour, line, hatch } = this.#style;
    if (hatch && !this.#pattern) this.#pattern = hatchPattern(context, hatch, colour);
    this.#opacity = this.#opacityOf();
    context.strokeStyle = colour;
    context.setLineDash(dashes[line]);
    context.lineWidth = zoom < 12 ? 1 : 1.6;
    context.lineJoin = 'round';
  }

  /** The side in pixels from which on areas are outlined at a zoom. Parcels are told apart by their lines only where there is room for lines. */
  leastOutlinedAt(zoom) {
    if (!this.#style.classes) return 0;
    return zoom < linesFrom ? Infinity : leastOutlined;
  }

  draw(context, rings, zoom, feature) {
    context.globalAlpha = this.#opacity;
    const scale = feature.paths ? scaleAt(zoom) : 1;
    if (feature.geomType === pointType) return this.#drawPoints(context, feature.paths ? pairsOf(feature.paths.points, scale) : rings.map(([{ x, y }]) => [x, y]));
    const { fill, outline } = feature.paths ? scaled(feature.paths, scale) : pathsOf(rings);
    const { classes } = this.#style;
    if (feature.geomType !== lineType) {
      this.#fill(context, fill, zoom, classes && feature.props.class ? colourOf(classes, String(feature.props.class)) : null);
      context.globalAlpha = this.#opacity;
      if (classes) {
        if (zoom < linesFrom) return undefined;
        // A line of one pixel is drawn without making its outline first.
        context.globalAlpha = this.#opacity * 0.7;
        context.lineWidth = 1;
      }
    }
    context.stroke(outline);
    return undefined;
  }

  #fill(context, path, zoom, ofClass) {
    const { colour, fill } = this.#style;
    context.globalAlpha = this.#opacity * (ofClass ? 0.75 : zoom < closeZoom ? fill : fill * 0.6);
    context.fillStyle = ofClass ?? colour;
    // Holes run the other way round than what they are in, and areas that overlap have no hole where they do.
    context.fill(path, 'nonzero');
    if (!this.#pattern) return;
    context.globalAlpha = this.#opacity * hatchOpacity;
    context.fillStyle = this.#pattern;
    context.fill(path, 'nonzero');
  }

  #drawPoints(context, places) {
    context.setLineDash([]);
    context.fillStyle = this.#style.colour;
    for (const [x, y] of places) {
      context.beginPath();
      context.arc(x, y, 3.5, 0, 2 * Math.PI);
      context.fill();
      context.strokeStyle = '#fff';
      context.stroke();
    }
  }
}

// The data of the last zoom is painted larger than it is.
const scaleAt = zoom => 2 ** Math.max(0, zoom - greatestPaintedZoom);

function scaled(paths, scale) {
  if (scale === 1) return paths;
  const larger = path => {
    const result = new Path2D();
    result.addPath(path, new DOMMatrix().scale(scale));
    return result;
  };
  return { fill: larger(paths.fill), outline: larger(paths.outline) };
}

function pathsOf(rings) {
  const path = new Path2D();
  for (const ring of rings) ring.forEach(({ x, y }, i) => i === 0 ? path.moveTo(x, y) : path.lineTo(x, y));
  return { fill: path, outline: path };
}

const pairsOf = (places, scale) => Array.from({ length: places.length / 2 }, (_, i) => [places[2 * i] * scale, places[2 * i + 1] * scale]);
