import { button, el, icon, iconButton } from '../dom.js';
import { area, day, distance, hectares, mu } from '../figures.js';
import { nameOf, t } from '../texts.js';

const parcels = 'land-use';
const classField = 'DLMC';

/** What a click found, as a card: first what it is and the one button, then every layer with what it is worth. */
export function identifyCard(found, { onClose, onCheck, onHover }) {
  const best = bestArea(found.layers);
  const town = found.layers.find(layer => layer.id === 'towns')?.features[0];
  return [
    el('div', { class: 'row spread map-card-head' }, el('h2', {}, town?.name ?? t('identify.title')), iconButton('close', t('identify.close'), onClose)),
    el('p', { class: 'faint small' }, positionOf(found)),
    !found.isInExtent && el('p', { class: 'notice' }, t('identify.outside')),
    best && previewOf(best),
    best ? button(t('identify.check'), () => onCheck(best.layer, best.feature), { class: 'button primary', id: 'identify-check' }) : found.layers.length > 0 && el('p', { class: 'faint' }, t('identify.checkNone')),
    found.layers.length === 0 && el('p', { class: 'notice' }, t('identify.none')),
    found.unanswered.length > 0 && el('p', { class: 'problem' }, t('identify.unanswered', { layers: found.unanswered.map(layer => nameOf(layer)).join(t('list.comma')) })),
    el('ul', { class: 'identify-layers' }, found.layers.map(layer => layerItem(layer, { onCheck, onHover }))),
  ];
}

/** The area to check when somebody says "here": the parcel, else the smallest area. */
export function bestArea(layers) {
  const areas = layers.flatMap(layer => layer.features.filter(feature => feature.kind === 'area').map(feature => ({ layer, feature })));
  return areas.find(({ layer }) => layer.id === parcels) ?? areas.filter(({ layer }) => !['district', 'towns'].includes(layer.id)).sort((a, b) => a.feature.areaSquareMetres - b.feature.areaSquareMetres)[0] ?? null;
}

const kindOf = feature => feature.attributes.find(attribute => attribute.name === classField)?.value ?? null;

function previewOf({ layer, feature }) {
  return el('p', { class: 'identify-preview' }, el('b', {}, feature.name ?? kindOf(feature) ?? nameOf(layer)), ' ', el('span', { class: 'faint' }, `${nameOf(layer)} ${feature.id}`), el('br'), `${hectares(feature.areaSquareMetres)} · ${mu(feature.areaSquareMetres)}`);
}

const positionOf = ({ position, point }) => position ? t('status.plane', { north: position.north.toFixed(3), east: position.east.toFixed(3) }) : t('status.degrees', { lng: point[0].toFixed(7), lat: point[1].toFixed(7) });

function layerItem(layer, { onCheck, onHover }) {
  const facts = [
    t('identify.version', { version: layer.version }),
    layer.vintage ? t('identify.vintage', { date: day(layer.vintage) }) : t('identify.noVintage'),
    layer.accuracyMetres !== null && t('identify.accuracy', { metres: layer.accuracyMetres }),
    layer.completeness === 'partial' && t('identify.partial'),
  ].filter(Boolean).join(' · ');
  const names = layer.features.map(feature => feature.name ?? kindOf(feature)).filter(Boolean).join(t('list.comma'));
  return el('li', { dataset: { layer: layer.id } }, el('details', {},
    el('summary', {}, el('b', {}, nameOf(layer)), ' ', el('span', { class: `badge badge-${layer.status}` }, t(`status.${layer.status}`)), names && el('span', { class: 'identify-names faint small' }, names)),
    el('p', { class: 'faint small' }, facts),
    layer.features.map(feature => featureItem(layer, feature, { onCheck, onHover })),
    layer.matched > layer.features.length && el('p', { class: 'faint small' }, t('identify.more', { count: layer.matched - layer.features.length })),
    el('p', { class: 'faint small' }, layer.source)));
}

function featureItem(layer, feature, { onCheck, onHover }) {
  return el('div', { class: 'identify-feature', on: { mouseenter: () => onHover(layer, feature), mouseleave: () => onHover(null) } },
    el('div', { class: 'row spread' }, el('span', {}, feature.name ?? feature.id),
      feature.kind === 'area' && button(icon('check'), () => onCheck(layer, feature), { class: 'icon-button', title: t('identify.checkFeature'), 'aria-label': `${t('identify.checkFeature')} ${feature.name ?? feature.id}` })),
    el('dl', {},
      feature.attributes.map(attribute => [el('dt', {}, attribute.name), el('dd', {}, typeof attribute.value === 'object' ? JSON.stringify(attribute.value) : String(attribute.value))]),
      feature.areaSquareMetres !== null && [el('dt', {}, '㎡'), el('dd', {}, area(feature.areaSquareMetres))],
      feature.distanceMetres !== null && [el('dt', {}, '↔'), el('dd', {}, t('identify.distance', { distance: distance(feature.distanceMetres) }))]));
}
