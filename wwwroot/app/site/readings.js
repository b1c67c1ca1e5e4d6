import { button, el, fill } from '../dom.js';
import { distance, hectares } from '../figures.js';
import { standing } from '../geodesy/nearness.js';
import { sendFile } from '../service.js';
import { addTexts, language, t } from '../texts.js';
import { districtOf } from './district.js';
import { readingPicture } from './readingPicture.js';

addTexts({
  'readings.title': ['坐标可以这样解读', 'The numbers can be read as'],
  'readings.taken': ['现在这样解读', 'Read like this now'],
  'readings.use': ['改按此解读', 'Read like this'],
  'readings.outside': ['在工作区外 {distance}', '{distance} outside the workspace'],
  'readings.agrees': ['与文件所说一致', 'as the file says'],
  'readings.stated': ['（文件所写 {area}）', ' ({area} stated)'],
  'readings.inDistrict': ['在区内', 'in the district'],
  'readings.partly': ['部分在区外', 'partly outside the district'],
  'readings.toDistrict': ['距区界 {distance}', '{distance} from the district'],
  'readings.inExtent': ['在工作区内', 'in the workspace'],
  'readings.others': ['其他读法', 'Others'],
});

const mostPictured = 4;

/**
 * Every way in which a file's numbers can be read, each with a picture of the place on the district, the area and the distance that it gives; what does not fit is grey.
 * @param {File} file
 * @param {string|null} crs what somebody chose
 * @param {object} settings the page's
 * @param {(crs: string) => void} choose
 * @param {AbortSignal} signal
 */
export function readingsOf(file, crs, settings, choose, signal) {
  const root = el('section', { class: 'readings', 'aria-label': t('readings.title') });
  Promise.all([sendFile('map/inspect', file, crs ? { crs } : {}, { signal }), districtOf(settings)]).then(
    ([found, district]) => { if (found.readings.length > 0) fill(root, listOf(found, district, choose)); },
    // What is wrong with the file stands above already.
    () => {},
  );
  return root;
}

function listOf({ readings, projects }, district, choose) {
  // Of many that fit nowhere the nearest are enough to see what is wrong.
  const pictured = [...readings].sort((a, b) => b.isTaken - a.isTaken || b.fits - a.fits || a.metresOutside - b.metresOutside).slice(0, mostPictured);
  const others = readings.filter(reading => !pictured.includes(reading));
  const stated = projects.every(({ statedAreaSquareMetres }) => statedAreaSquareMetres !== null) ? projects.reduce((sum, project) => sum + project.statedAreaSquareMetres, 0) : null;
  const useOf = reading => reading.isTaken ? el('span', { class: 'badge badge-statutory' }, t('readings.taken')) : reading.fits && button(t('readings.use'), () => choose(reading.crs), { class: 'button small' });
  return [
    el('h3', {}, t('readings.title')),
    el('ul', { class: 'reading-cards' }, pictured.map(reading => el('li', { class: `reading${reading.isTaken ? ' taken' : ''}${reading.fits ? '' : ' outside'}`, dataset: { crs: reading.crs } },
      readingPicture(reading, district.polygons),
      el('p', {}, wordsOf(reading)),
      el('p', { class: 'small' }, reading.areaSquareMetres !== null && [hectares(reading.areaSquareMetres), stated > 0 && t('readings.stated', { area: hectares(stated) }), ' · '], placeOf(reading, district)),
      el('p', { class: 'row small' }, reading.agreesWithFile && reading.fits && el('span', { class: 'badge' }, t('readings.agrees')), useOf(reading))))),
    others.length > 0 && el('details', {}, el('summary', {}, t('readings.others')), el('ul', {}, others.map(reading => el('li', { class: reading.fits ? '' : 'faint', dataset: { crs: reading.crs } }, wordsOf(reading), ' · ', placeOf(reading, district), ' ', useOf(reading))))),
  ];
}

const wordsOf = reading => language() === 'zh' ? reading.words : reading.wordsEnglish;

// How near it is to the district, whose outline is drawn; the service's own distance is to the workspace's extent.
function placeOf(reading, { polygons, isDistrict }) {
  const points = reading.sites.flatMap(site => site.outline?.coordinates ?? []).flat();
  if (!reading.fits || points.length === 0) return reading.metresOutside > 0 ? t('readings.outside', { distance: distance(reading.metresOutside) }) : t('readings.inExtent');
  if (!isDistrict) return reading.metresOutside > 0 ? t('readings.outside', { distance: distance(reading.metresOutside) }) : t('readings.inExtent');
  const { isInside, isPartly, metres } = standing(points, polygons);
  return isInside ? t('readings.inDistrict') : isPartly ? t('readings.partly') : t('readings.toDistrict', { distance: distance(metres) });
}
