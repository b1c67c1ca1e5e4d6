import { svg } from '../dom.js';
import { t } from '../texts.js';

const size = { width: 300, height: 200 };
const margin = 14;

/**
 * The shapes of a file, north up, the chosen one solid: enough to see that it is the right file, the right way round.
 * @param {{geometry: object, isChosen: boolean}[]} shapes geometries of records, x east and y north
 */
export function shapesPreview(shapes) {
  const rings = shapes.flatMap(({ geometry, isChosen }) => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).map(polygon => ({ polygon, isChosen })));
  const points = rings.flatMap(({ polygon }) => polygon.flat());
  const [west, east] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
  const [south, north] = [Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))];
  // Degrees of longitude are shorter than those of latitude.
  const squeeze = Math.abs(north) <= 90 ? Math.cos(north * Math.PI / 180) : 1;
  const scale = Math.min((size.width - 2 * margin) / Math.max((east - west) * squeeze, Number.EPSILON), (size.height - 2 * margin) / Math.max(north - south, Number.EPSILON));
  const place = ([x, y]) => `${(margin + (x - west) * squeeze * scale).toFixed(1)} ${(margin + (north - y) * scale).toFixed(1)}`;
  const drawing = svg('svg', { viewBox: `0 0 ${size.width} ${size.height}`, class: 'shapes-preview', role: 'img', 'aria-label': t('drop.preview') });
  for (const { polygon, isChosen } of rings) drawing.append(svg('path', { d: polygon.map(ring => `M${ring.map(place).join('L')}Z`).join(''), class: isChosen ? 'chosen' : '' }));
  return drawing;
}
