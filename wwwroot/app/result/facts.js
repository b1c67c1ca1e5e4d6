import { el } from '../dom.js';
import { distance, mu, squareMetres } from '../figures.js';
import { t } from '../texts.js';
import { titlesOf } from './verdictCard.js';

/** What else the record says of the site: where it lies, what it is made of, and what the answer rests on. */
export function siteFacts(record, settings) {
  const table = (title, rows) => rows.length > 0 && el('details', { class: 'facts card' }, el('summary', {}, title), el('table', {}, el('tbody', {}, rows.map(([name, ...figures]) => el('tr', {}, el('td', {}, name), figures.map(figure => el('td', { class: 'figure' }, figure)))))));
  const areas = (list, nameOf) => list.map(one => [nameOf(one), squareMetres(one.areaSquareMetres), mu(one.areaSquareMetres)]);
  return [
    table(t('facts.towns'), areas(record.towns, town => town.name)),
    table(t('facts.landClasses'), areas(record.landClasses, land => `${land.code} ${land.name}`)),
    table(t('facts.partition'), areas(record.partition, cell => titlesOf(cell.layers, settings) || t('facts.noConflictCell'))),
    table(t('facts.parks'), record.parks.map(park => [park.name, park.areaSquareMetres > 0 ? squareMetres(park.areaSquareMetres) : park.distanceMetres === null ? '' : distance(park.distanceMetres)])),
    provenance(record),
  ];
}

function provenance({ site, provenance, digest }) {
  const rows = [
    [t('facts.asOf'), provenance.asOf], [t('facts.ruleBook'), provenance.ruleBook ? `${provenance.ruleBook.id} ${provenance.ruleBook.version}` : '–'],
    [t('facts.system'), `${site.crs.code}（${t(`how:${site.crs.how}`)}）${site.crs.why ?? ''}`],
    [t('facts.area'), `${squareMetres(site.areaSquareMetres)}`], [t('facts.planeArea'), `${squareMetres(site.planeAreaSquareMetres)}（${site.planeCrs}）`],
    [t('facts.digest'), digest],
  ];
  return el('details', { class: 'facts card' }, el('summary', {}, t('facts.provenance')),
    el('dl', { class: 'figures' }, rows.flatMap(([name, text]) => [el('dt', {}, name), el('dd', {}, text)])),
    el('table', { class: 'small' }, el('tbody', {}, provenance.layers.map(layer => el('tr', {}, el('td', {}, layer.id), el('td', {}, `v${layer.version}`), el('td', {}, layer.vintage ?? ''), el('td', {}, t(`status.${layer.status}`)))))));
}
