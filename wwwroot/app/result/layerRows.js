import { button, el, icon } from '../dom.js';
import { distance, mu, percent, squareMetres } from '../figures.js';
import { hasText, nameOf, t } from '../texts.js';
import { findingList } from './findings.js';
import { conflictsOf, groupOf, groups, markOf } from './verdicts.js';

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
  const hasMore = layer.findings.length > 0 || layer.features.length > 0;
  const focus = shows => number > 0 && emit('piece:focus', { layer: shows ? layer.id : null, from: 'row' });
  const title = nameOf(settings.layers.find(one => one.id === layer.id) ?? layer);
  const head = [
    number > 0 && el('span', { class: 'row-number' }, number),
    el('span', { class: 'row-title' }, title, layer.mandatory && el('abbr', { title: t('result.mandatory') }, '*')),
    chip(mark, layer.state === 'conflict' ? t(`mark:${mark}`) : t(`state:${layer.state}`)),
  ];
  const body = [
    figuresOf(layer),
    number > 0 && button([icon('eye'), t('result.showOnMap')], () => emit('piece:focus', { layer: layer.id, from: 'row', zoom: true }), { class: 'button small show-on-map' }),
    featuresOf(layer),
    findingList(layer.findings, record, settings),
  ];
  return el('li', { class: `result-row row-${layer.state}`, id: `row-${layer.id}`, dataset: { layer: layer.id, state: layer.state }, on: { mouseenter: () => focus(true), mouseleave: () => focus(false) } },
    hasMore ? el('details', { open: number === 1, on: { focusin: () => focus(true) } }, el('summary', { class: 'row-head' }, head), el('div', { class: 'row-body' }, body)) : el('div', { class: 'row-head' }, head),
    remarkOf(layer) && el('p', { class: 'remark' }, remarkOf(layer)));
}

function figuresOf(layer) {
  const facts = [];
  if (layer.areaSquareMetres > 0) facts.push([t(layer.role === 'must-contain' ? 'result.areaOutside' : 'result.areaMet'), `${squareMetres(layer.areaSquareMetres)} · ${mu(layer.areaSquareMetres)} · ${percent(layer.share)}`]);
  if (layer.areaInnerSquareMetres !== null && layer.areaOuterSquareMetres !== null && layer.areaInnerSquareMetres !== layer.areaOuterSquareMetres)
    facts.push([t('result.band'), `${squareMetres(layer.areaInnerSquareMetres)} – ${squareMetres(layer.areaOuterSquareMetres)}`]);
  if (layer.certainty) facts.push([t('result.certainty'), `${t(`certainty:${layer.certainty}`)}${layer.accuracyMetres === null ? '' : `（±${layer.accuracyMetres} m）`}`]);
  if (layer.nearestDistanceMetres > 0) facts.push([t('result.nearest'), distance(layer.nearestDistanceMetres)]);
  facts.push([t('result.dataStatus'), t(`status.${layer.status}`)]);
  return el('dl', { class: 'figures' }, facts.flatMap(([name, text]) => [el('dt', {}, name), el('dd', {}, text)]));
}

function featuresOf(layer) {
  if (layer.features.length === 0) return null;
  return el('details', { class: 'features' }, el('summary', {}, t('result.features', { count: layer.features.length })),
    el('table', {}, el('tbody', {}, layer.features.slice(0, 50).map(feature => el('tr', {},
      el('td', {}, feature.name ?? feature.id), el('td', { class: 'figure' }, feature.areaSquareMetres ? squareMetres(feature.areaSquareMetres) : '')))),
    ), layer.features.length > 50 && el('p', { class: 'faint' }, t('result.moreFeatures', { count: layer.features.length - 50 })));
}

const remarkOf = layer => layer.reason === null ? null : hasText(`reason:${layer.reason}`) ? t(`reason:${layer.reason}`) : layer.reason;
