import { t } from '../texts.js';
import { GaussKruger } from './gaussKruger.js';

/** Longitude and latitude: GeoJSON's own, for which the service is told no system. */
export const lonLat = 'lonlat';

// EPSG counts the 3° zones of CGCS2000 from zone 25, without the number in the easting from 4534 and with it from 4513.
const codeOf = (zone, zoneInEasting) => `EPSG:${zone - 25 + (zoneInEasting ? 4513 : 4534)}`;

/** Edges of plane data are straight in their plane; the service splits those longer than this before it measures (EdgeSplitting). */
const longestUnsplit = 70;

/**
 * A reference system that sites can be typed in.
 * @typedef {{code: string, zone: number|null, title: () => string, decimals: number, toLonLat: (p: number[]) => number[], fromLonLat: (p: number[]) => number[]}} System
 */

/**
 * The systems for a district.
 * @param {number[]} zones
 * @returns {System[]}
 */
export const systemsOf = zones => [
  ...zones.flatMap(zone => [true, false].map(inEasting => zoneSystem(zone, inEasting))),
  { code: lonLat, zone: null, title: () => t('system.lonLat'), decimals: 9, toLonLat: point => point, fromLonLat: point => point },
];

/** A ring of a system as the service reads it: in longitude and latitude, with long plane edges split. */
export function ringToLonLat(ring, system) {
  if (system.code === lonLat) return ring;
  return ring.flatMap(([x1, y1], i) => {
    const [x2, y2] = ring[(i + 1) % ring.length];
    const parts = Math.floor(Math.hypot(x2 - x1, y2 - y1) / longestUnsplit) + 1;
    return Array.from({ length: parts }, (_, k) => system.toLonLat([x1 + (x2 - x1) * k / parts, y1 + (y2 - y1) * k / parts]));
  });
}

function zoneSystem(zone, inEasting) {
  const projection = new GaussKruger(zone, inEasting);
  return {
    code: codeOf(zone, inEasting),
    zone,
    title: () => t(inEasting ? 'system.zoneNumbered' : 'system.zone', { zone }),
    decimals: 3,
    toLonLat: point => projection.unproject(point),
    fromLonLat: point => projection.project(point),
  };
}
