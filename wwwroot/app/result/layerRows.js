import { button, el, icon } from '../dom.js';
import { distance, percent, squareMetres } from '../figures.js';
import { hasText, nameOf, t } from '../texts.js';
import { findingList } from './findings.js';
import { areaFigure, Grounds } from './grounds.js';
import { conflictsOf, groupOf, groups, markOf } from './verdicts.js';
import { figureLine, figureRow, why } from './why.js';

/** All layers of a record by what became of them; a group without layers is shown only where its absence would be a question. */
export function layerRows(record, context) {
  const conflicts = conflictsOf(record);
  return groups.map(group => {
    const layers = group === 'conflict' ? conflicts : record.layers.filter(layer => groupOf(layer) === group);
    if (layers.length === 0 && group !== 'conflict' && group !== 'noData') return null;
    const isOpen = group === 'conflict' || group === 'failed' || layers.some(layer => layer.mandatory && group === 'noData');
    return el('details', { class: `result-group group-${group}`, open: isOpen },
      el('summary', {}, t(`group.${group}`), el('span', { class: 'count' }, layers.length)),
      layers.length === 0 ? el('p', { class: 'faint' }, t(`group.${group}.none`)) : el('ul', { class: 'result-rows' }, layers.map(layer => rowOf(layer, conflicts.indexOf(layer) + 1, record, context))));
  });
}

/** The mark of a verdict: colour, shape and word. */
export const chip = (verdict, word = t(`mark:${verdict}`)) => el('span', { class: `chip chip-${verdict}` }, icon(verdict), word);

function rowOf(layer, number, record, { settings, emit }) {
  const mark = markOf(layer);
  const hasMore = layer.findings.length > 0 || layer.features.length > 0 || layer.nearestDistanceMetres > 0 || layer.coverageShare !== null && layer.coverageShare < 1;
  const grounds = new Grounds(record, settings);
  const focus = shows => number > 0 && emit('piece:focus', { layer: shows ? layer.id : null, from: 'row' });
  const title = nameOf(settings.layers.find(one => one.id === layer.id) ?? layer);
  const head = [
    number > 0 && el('span', { class: 'row-number' }, number),
    el('span', { class: 'row-title' }, title, layer.mandatory && el('abbr', { title: t('result.mandatory') }, '*')),
    chip(mark, layer.state === 'conflict' ? t(`mark:${mark}`) : t(`state:${layer.state}`)),
  ];
  const body = [
    figuresOf(layer, grounds),
    number > 0 && button([icon('eye'), t('result.showOnMap')], () => emit('piece:focus', { layer: layer.id, from: 'row', zoom: true }), { class: 'button small show-on-map' }),
    featuresOf(layer, grounds),
    findingList(layer.findings, record, settings, layer),
  ];
  return el('li', { class: `result-row row-${layer.state}`, id: `row-${layer.id}`, dataset: { layer: layer.id, state: layer.state }, on: { mouseenter: () => focus(true), mouseleave: () => focus(false) } },
    hasMore ? el('details', { open: number === 1, on: { focusin: () => focus(true) } }, el('summary', { class: 'row-head' }, head), el('div', { class: 'row-body' }, body)) : el('div', { class: 'row-head' }, head),
    remarkOf(layer) && el('p', { class: 'remark' }, remarkOf(layer)));
}

function figuresOf(layer, grounds) {
  const lines = [];
  const line = (name, ...figures) => lines.push(figureLine(name, figures.map(([text, explain]) => why(text, explain, name))));
  if (layer.areaSquareMetres > 0)
    line(t(layer.role === 'must-contain' ? 'result.areaOutside' : 'result.areaMet'), [areaFigure(layer.areaSquareMetres), () => grounds.area(layer)], [percent(layer.share), () => grounds.share(layer)]);
  if (layer.areaInnerSquareMetres !== null && layer.areaOuterSquareMetres !== null && layer.areaInnerSquareMetres !== layer.areaOuterSquareMetres)
    line(t('result.band'), [`${squareMetres(layer.areaInnerSquareMetres)} – ${squareMetres(layer.areaOuterSquareMetres)}`, () => grounds.band(layer)]);
  if (layer.certainty) line(t('result.certainty'), [`${t(`certainty:${layer.certainty}`)}${layer.accuracyMetres === null ? '' : `（±${layer.accuracyMetres} m）`}`, () => grounds.certainty(layer)]);
  if (layer.nearestDistanceMetres > 0) line(t('result.nearest'), [distance(layer.nearestDistanceMetres), () => grounds.nearest(layer)]);
  if (layer.coverageShare !== null && layer.coverageShare < 1) line(t('why.covered'), [percent(layer.coverageShare), () => grounds.coverage(layer)]);
  return el('dl', { class: 'figures' }, lines, el('dt', {}, t('result.dataStatus')), el('dd', {}, t(`status.${layer.status}`)));
}

function featuresOf(layer, grounds) {
  if (layer.features.length === 0) return null;
  return el('details', { class: 'features' }, el('summary', {}, t('result.features', { count: layer.features.length })),
    el('table', {}, el('tbody', {}, layer.features.slice(0, 50).map(feature => {
      const name = feature.name ?? feature.id;
      return figureRow(name, feature.areaSquareMetres ? [why(squareMetres(feature.areaSquareMetres), () => grounds.feature(feature, layer), name)] : []);
    }))), layer.features.length > 50 && el('p', { class: 'faint' }, t('result.moreFeatures', { count: layer.features.length - 50 })));
}

const remarkOf = layer => layer.reason === null ? null : hasText(`reason:${layer.reason}`) ? t(`reason:${layer.reason}`) : layer.reason;
