import { button, el, fill } from '../dom.js';
import { distance, hectares } from '../figures.js';
import { sendFile } from '../service.js';
import { addTexts, language, t } from '../texts.js';

addTexts({
  'readings.title': ['坐标可以这样解读', 'The numbers can be read as'],
  'readings.taken': ['现在这样解读', 'Read like this now'],
  'readings.use': ['改按此解读', 'Read like this'],
  'readings.outside': ['在工作区外 {distance}', '{distance} outside the workspace'],
  'readings.agrees': ['与文件所说一致', 'as the file says'],
});

/**
 * Every way in which a file's numbers can be read, with the area and the place that each gives; what does not fit is told with its distance.
 * @param {File} file
 * @param {string|null} crs what somebody chose
 * @param {(crs: string) => void} choose
 * @param {AbortSignal} signal
 */
export function readingsOf(file, crs, choose, signal) {
  const root = el('div', { class: 'readings' });
  sendFile('map/inspect', file, crs ? { crs } : {}, { signal }).then(
    found => { if (found.readings.length > 0) fill(root, el('details', { open: found.taken === null }, el('summary', {}, t('readings.title')), el('ul', {}, found.readings.map(reading => itemOf(reading, choose))))); },
    // What is wrong with the file stands above already.
    () => {},
  );
  return root;
}

const itemOf = (reading, choose) => el('li', { class: reading.fits ? '' : 'faint', dataset: { crs: reading.crs } },
  language() === 'zh' ? reading.words : reading.wordsEnglish,
  reading.areaSquareMetres !== null && ` · ${hectares(reading.areaSquareMetres)}`,
  reading.metresOutside > 0 && ` · ${t('readings.outside', { distance: distance(reading.metresOutside) })}`, ' ',
  reading.agreesWithFile && reading.fits && el('span', { class: 'badge' }, t('readings.agrees')), ' ',
  reading.isTaken ? el('span', { class: 'badge badge-statutory' }, t('readings.taken')) : reading.fits && button(t('readings.use'), () => choose(reading.crs), { class: 'button small' }));
