import { degrees, semiMajorAxis } from './ellipsoid.js';

const mostPoints = 60;

/**
 * Where points stand to polygons, well enough to say so in words: distances are those of a plane around the first point.
 * @param {number[][]} points longitudes and latitudes
 * @param {number[][][][]} polygons of rings
 * @returns {{isInside: boolean, isPartly: boolean, metres: number}} `metres`: from the nearest point to the polygons
 */
export function standing(points, polygons) {
  const some = points.filter((_, i) => i % Math.ceil(points.length / mostPoints) === 0);
  const [perDegreeEast, perDegreeNorth] = [semiMajorAxis * degrees * Math.cos(points[0][1] * degrees), semiMajorAxis * degrees];
  const rings = polygons.flat();
  const distances = some.map(point => isIn(point, rings) ? 0 : nearest(point, rings, perDegreeEast, perDegreeNorth));
  const inside = distances.filter(metres => metres === 0).length;
  return { isInside: inside === some.length, isPartly: inside > 0, metres: distances.reduce((least, metres) => Math.min(least, metres), Infinity) };
}

function isIn([x, y], rings) {
  let isInside = false;
  for (const ring of rings) for (let i = 1; i < ring.length; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i - 1], ring[i]];
    if (y1 > y !== y2 > y && x < x1 + (x2 - x1) * (y - y1) / (y2 - y1)) isInside = !isInside;
  }
  return isInside;
}

function nearest([x, y], rings, perX, perY) {
  let least = Infinity;
  for (const ring of rings) for (let i = 1; i < ring.length; i++) {
    const [ax, ay, bx, by] = [(ring[i - 1][0] - x) * perX, (ring[i - 1][1] - y) * perY, (ring[i][0] - x) * perX, (ring[i][1] - y) * perY];
    const [dx, dy] = [bx - ax, by - ay];
    const along = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(ax + along * dx, ay + along * dy));
  }
  return least;
}
