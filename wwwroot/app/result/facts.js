import { el } from '../dom.js';
import { distance, mu, squareMetres } from '../figures.js';
import { t } from '../texts.js';
import { Grounds } from './grounds.js';
import { titlesOf } from './verdictCard.js';
import { figureLine, figureRow, why } from './why.js';

/** What else the record says of the site: where it lies, what it is made of, and what the answer rests on. */
export function siteFacts(record, settings) {
  const grounds = new Grounds(record, settings);
  const table = (title, rows) => rows.length > 0 && el('details', { class: 'facts card' }, el('summary', {}, title), el('table', {}, el('tbody', {}, rows)));
  const areas = (list, titleOf, explain) => list.map(one => figureRow(titleOf(one), [why(`${squareMetres(one.areaSquareMetres)} · ${mu(one.areaSquareMetres)}`, () => explain(one), titleOf(one))]));
  return [
    table(t('facts.towns'), areas(record.towns, town => town.name, town => grounds.part('towns', town.areaSquareMetres, ['towns']))),
    table(t('facts.landClasses'), areas(record.landClasses, land => `${land.code} ${land.name}`, land => grounds.part('landClasses', land.areaSquareMetres, ['land-use']))),
    table(t('facts.partition'), areas(record.partition, cell => titlesOf(cell.layers, settings) || t('facts.noConflictCell'), cell => grounds.part('partition', cell.areaSquareMetres, cell.layers))),
    table(t('facts.parks'), record.parks.map(park => figureRow(park.name, parkFigures(park, grounds)))),
    provenance(record, grounds),
  ];
}

function parkFigures(park, grounds) {
  const figure = park.areaSquareMetres > 0 ? squareMetres(park.areaSquareMetres) : park.distanceMetres === null ? null : distance(park.distanceMetres);
  return figure === null ? [] : [why(figure, () => grounds.park(park), park.name)];
}

function provenance({ site, provenance, digest }, grounds) {
  const rows = [
    [t('facts.asOf'), provenance.asOf], [t('facts.ruleBook'), provenance.ruleBook ? `${provenance.ruleBook.id} ${provenance.ruleBook.version}` : '–'],
    [t('facts.system'), `${site.crs.code}（${t(`how:${site.crs.how}`)}）${site.crs.why ?? ''}`],
  ];
  const areas = [[t('facts.area'), squareMetres(site.areaSquareMetres)], [t('facts.planeArea'), `${squareMetres(site.planeAreaSquareMetres)}（${site.planeCrs}）`]];
  return el('details', { class: 'facts card' }, el('summary', {}, t('facts.provenance')),
    el('dl', { class: 'figures' }, rows.flatMap(([name, text]) => [el('dt', {}, name), el('dd', {}, text)]),
      areas.map(([name, text]) => figureLine(name, [why(text, () => grounds.site(), name)])), el('dt', {}, t('facts.digest')), el('dd', {}, digest)),
    el('table', { class: 'small' }, el('tbody', {}, provenance.layers.map(layer => el('tr', {}, el('td', {}, layer.id), el('td', {}, `v${layer.version}`), el('td', {}, layer.vintage ?? ''), el('td', {}, t(`status.${layer.status}`)))))));
}
