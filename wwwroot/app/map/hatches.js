/** Patterns that carry a difference where colour alone does not: for some eyes, and in black and white print. */
const size = 12;

const strokes = {
  diagonal: [[0, size, size, 0], [-size / 2, size / 2, size / 2, -size / 2], [size / 2, size * 1.5, size * 1.5, size / 2]],
  cross: [[0, size, size, 0], [0, 0, size, size]],
  wide: [[0, size / 2, size, size / 2]],
  falling: [[0, 0, size, size], [-size / 2, size / 2, size / 2, size * 1.5], [size / 2, -size / 2, size * 1.5, size / 2]],
  upright: [[size / 2, 0, size / 2, size]],
};

/**
 * A tile of a pattern, twice as dense as the screen's pixels.
 * @param {'diagonal'|'cross'|'wide'|'falling'|'upright'|'dots'} kind
 * @param {string} colour
 */
export function hatchTile(kind, colour) {
  const canvas = document.createElement('canvas');
  const density = 2;
  canvas.width = canvas.height = size * density;
  const context = canvas.getContext('2d');
  context.scale(density, density);
  [context.strokeStyle, context.fillStyle, context.lineWidth] = [colour, colour, 1.3];
  if (kind === 'dots') {
    for (const [x, y] of [[3, 3], [9, 9]]) {
      context.beginPath();
      context.arc(x, y, 1.3, 0, 2 * Math.PI);
      context.fill();
    }
    return canvas;
  }
  context.beginPath();
  for (const [x1, y1, x2, y2] of strokes[kind]) {
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
  }
  context.stroke();
  return canvas;
}

/** The pattern for a canvas that is drawn in CSS pixels. */
export function hatchPattern(context, kind, colour) {
  const pattern = context.createPattern(hatchTile(kind, colour), 'repeat');
  pattern.setTransform(new DOMMatrix().scale(0.5));
  return pattern;
}

/** Hatches of the control lines, house style as the catalogue's colours are: 附录 D of the drawing rules gives none that could be had. */
export const hatchOfLayer = { 'permanent-basic-farmland': 'diagonal', 'ecological-red-line': 'cross', 'heritage-protection-scope': 'wide', 'geological-hazard': 'dots', 'mined-out-area': 'dots', 'drinking-water-1': 'upright' };
