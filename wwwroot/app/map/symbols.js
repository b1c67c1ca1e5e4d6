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

  draw(context, rings, zoom, feature) {
    context.globalAlpha = this.#opacity;
    if (feature.geomType === pointType) return this.#drawPoints(context, rings);
    const { colour, fill, classes } = this.#style;
    context.beginPath();
    for (const ring of rings) ring.forEach(({ x, y }, i) => i === 0 ? context.moveTo(x, y) : context.lineTo(x, y));
    if (feature.geomType !== lineType) {
      const ofClass = classes && feature.props.class ? colourOf(classes, String(feature.props.class)) : null;
      context.globalAlpha = this.#opacity * (ofClass ? 0.75 : zoom < closeZoom ? fill : fill * 0.6);
      context.fillStyle = ofClass ?? colour;
      context.fill('evenodd');
      if (this.#pattern) {
        context.globalAlpha = this.#opacity * hatchOpacity;
        context.fillStyle = this.#pattern;
        context.fill('evenodd');
      }
      context.globalAlpha = this.#opacity;
      // Parcels are told apart by their lines only where there is room for lines.
      if (classes) {
        if (zoom < 15) return undefined;
        context.globalAlpha = this.#opacity * 0.5;
      }
    }
    context.stroke();
    return undefined;
  }

  #drawPoints(context, rings) {
    context.setLineDash([]);
    context.fillStyle = this.#style.colour;
    for (const [{ x, y }] of rings) {
      context.beginPath();
      context.arc(x, y, 3.5, 0, 2 * Math.PI);
      context.fill();
      context.strokeStyle = '#fff';
      context.stroke();
    }
  }
}
