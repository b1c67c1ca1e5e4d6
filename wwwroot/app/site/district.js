import { getJson } from '../service.js';

let known = null;

/**
 * The district's outline, as polygons of longitudes and latitudes; where nobody may see it or the workspace has none, the workspace's extent.
 * @param {object} settings
 * @returns {Promise<{polygons: number[][][][], isDistrict: boolean}>}
 */
export function districtOf(settings) {
  known ??= read(settings).catch(() => {
    known = null;
    return extentOf(settings);
  });
  return known;
}

async function read(settings) {
  if (!settings.layers.some(layer => layer.id === 'district' && layer.shown)) return extentOf(settings);
  const { features } = await getJson('collections/district/items?limit=50', { accept: 'application/geo+json' });
  const polygons = features.flatMap(({ geometry }) => geometry?.type === 'Polygon' ? [geometry.coordinates] : geometry?.type === 'MultiPolygon' ? geometry.coordinates : []);
  return polygons.length > 0 ? { polygons, isDistrict: true } : extentOf(settings);
}

function extentOf({ extent: [west, south, east, north] }) {
  return { polygons: [[[[west, south], [east, south], [east, north], [west, north], [west, south]]]], isDistrict: false };
}
