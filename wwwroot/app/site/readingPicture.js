import { svg } from '../dom.js';

const size = { width: 180, height: 116 };
const margin = 8;
const leastMark = 6;
const leastStep = 0.7;

/**
 * The district, north up, with the file on it as one reading of its numbers has it: solid where it is read so now. What lies elsewhere is drawn in its direction, however far.
 * @param {object} reading of the inspection
 * @param {number[][][][]} district polygons
 */
export function readingPicture(reading, district) {
  const outlines = reading.sites.flatMap(site => site.outline?.coordinates ?? []);
  const corners = district.flat(2);
  const box = boxOf([...corners, ...outlines.flat(), ...(reading.bbox ? [reading.bbox.slice(0, 2), reading.bbox.slice(2)] : [])]);
  const squeeze = Math.cos(Math.max(-80, Math.min(80, (box.south + box.north) / 2)) * Math.PI / 180);
  const scale = Math.min((size.width - 2 * margin) / Math.max((box.east - box.west) * squeeze, Number.EPSILON), (size.height - 2 * margin) / Math.max(box.north - box.south, Number.EPSILON));
  const [left, top] = [(size.width - (box.east - box.west) * squeeze * scale) / 2, (size.height - (box.north - box.south) * scale) / 2];
  const place = ([x, y]) => [left + (x - box.west) * squeeze * scale, top + (box.north - y) * scale];
  const drawing = svg('svg', { viewBox: `0 0 ${size.width} ${size.height}`, class: 'reading-picture', 'aria-hidden': 'true' },
    svg('path', { class: 'district', d: district.flat().map(ring => pathOf(ring, place, true)).join('') }));
  if (!reading.bbox) return drawing;
  const [x, y] = place([(reading.bbox[0] + reading.bbox[2]) / 2, (reading.bbox[1] + reading.bbox[3]) / 2]);
  const kind = reading.isTaken ? 'taken' : reading.fits ? 'possible' : 'outside';
  if (!reading.fits) {
    const own = boxOf(corners);
    const [x0, y0] = place([(own.west + own.east) / 2, (own.south + own.north) / 2]);
    drawing.append(svg('path', { class: 'away', d: `M${x0.toFixed(1)} ${y0.toFixed(1)}L${x.toFixed(1)} ${y.toFixed(1)}` }));
  }
  // A site is a speck on a district: a ring says where to look.
  drawing.append(svg('path', { class: kind, d: outlines.map(line => pathOf(line, place)).join('') }), svg('circle', { class: `mark ${kind}`, cx: x.toFixed(1), cy: y.toFixed(1), r: leastMark }));
  return drawing;
}

// Points that a pixel cannot tell apart are left out.
function pathOf(points, place, isClosed = false) {
  let last = null;
  const kept = [];
  for (const point of points) {
    const [x, y] = place(point);
    if (last && Math.abs(x - last[0]) < leastStep && Math.abs(y - last[1]) < leastStep) continue;
    kept.push(`${x.toFixed(1)} ${y.toFixed(1)}`);
    last = [x, y];
  }
  return `M${kept.join('L')}${isClosed ? 'Z' : ''}`;
}

const boxOf = points => points.reduce((box, [x, y]) => ({ west: Math.min(box.west, x), east: Math.max(box.east, x), south: Math.min(box.south, y), north: Math.max(box.north, y) }), { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity });
