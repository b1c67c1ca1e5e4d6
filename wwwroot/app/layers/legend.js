import { el } from '../dom.js';
import { hatchTile } from '../map/hatches.js';
import { colourOf, surveyed, surveyedNames } from '../map/landColours.js';
import { styleOf } from '../map/symbols.js';
import { language } from '../texts.js';

const width = 26;
const height = 16;

/** A small picture of how a layer is drawn. */
export const swatch = layer => swatchOf(styleOf(layer));

/** The same of a style. */
export function swatchOf({ colour, fill, line, hatch, classes }) {
  const canvas = el('canvas', { class: 'swatch', width: width * 2, height: height * 2, 'aria-hidden': 'true' });
  const context = canvas.getContext('2d');
  context.scale(2, 2);
  if (classes) return paintClasses(context, canvas);
  context.globalAlpha = Math.max(fill, 0.06);
  context.fillStyle = colour;
  context.fillRect(1, 1, width - 2, height - 2);
  context.globalAlpha = 1;
  if (hatch) {
    context.save();
    context.scale(0.5, 0.5);
    context.fillStyle = context.createPattern(hatchTile(hatch, colour), 'repeat');
    context.fillRect(2, 2, (width - 2) * 2, (height - 2) * 2);
    context.restore();
  }
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.setLineDash({ solid: [], dashed: [6, 3], dotted: [2, 2] }[line]);
  context.strokeRect(1, 1, width - 2, height - 2);
  return canvas;
}

/** The classes of the land survey with their colours and codes. */
export const classLegend = () => el('ul', { class: 'class-legend' }, Object.entries(surveyedNames).map(([code, [chinese, english, example]]) => el('li', {},
  el('span', { class: 'class-colour', vars: { colour: colourOf(surveyed, example) } }), `${code} ${language() === 'zh' ? chinese : english}`)));

function paintClasses(context, canvas) {
  const colours = ['0101', '0301', '0701', '1101'].map(code => colourOf(surveyed, code));
  colours.forEach((colour, i) => {
    context.fillStyle = colour;
    context.fillRect(i * width / colours.length, 0, width / colours.length, height);
  });
  return canvas;
}
