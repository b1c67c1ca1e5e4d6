import { button, el, fill, icon, iconButton } from '../dom.js';
import { area } from '../figures.js';
import { get, set } from '../state.js';
import { t } from '../texts.js';
import { drawingTools } from './drawing.js';
import { fileWay, watchDrops } from './drop.js';
import { exampleSite } from './example.js';
import { recentSites } from './recent.js';
import { coordinateTable } from './table.js';

/** The site at the top of the panel: the ways to give one, and, when there is one, what it is. */
export function mountSite(root, context) {
  const { site, map, drawing, on } = context;
  const open = kept => {
    site.load(kept);
    if (site.bounds) map.fit(site.bounds);
  };
  const [start, live] = [el('div', { class: 'stack' }), el('div')];
  const table = el('details', { class: 'card', id: 'table', open: get('table', false), on: { toggle: event => set('table', event.target.open) } },
    el('summary', {}, icon('table'), ' ', t('table.title')), coordinateTable(context));
  const tools = el('div', { class: 'row spread' }, drawingTools(context), fileWay(context, 'button'));
  const hint = el('p', { class: 'notice drawing-hint', role: 'status' }, t('site.drawing'));
  root.append(start, tools, hint, live, table);

  const showTable = () => {
    table.open = true;
    table.hidden = false;
    (table.querySelector('input') ?? table.querySelector('#add-corner')).focus();
  };
  const show = () => {
    const isEmpty = site.isEmpty;
    [start.hidden, live.hidden, tools.hidden] = [!isEmpty, isEmpty, isEmpty];
    table.hidden = isEmpty && !table.open;
    if (isEmpty) fill(start, startCard(context, { showTable, open, draw: () => drawing.toggle('polygon') }));
    else fill(live, summary(context));
  };
  on('site:changed', show);
  on('file:opened', () => map.fit(site.bounds));
  watchDrops(context);
  show();
}

function startCard(context, { showTable, open, draw }) {
  const way = (name, key, onClick, properties = {}) => button([icon(name), el('span', {}, el('b', {}, t(key)), el('small', {}, t(`${key}.text`)))], onClick, { class: 'way', ...properties });
  return [
    el('div', { class: 'start' }, el('h2', {}, t('site.question')), el('p', { class: 'faint' }, t('site.start'))),
    way('draw', 'site.byDrawing', draw, { id: 'way-draw' }),
    way('table', 'site.byNumbers', showTable, { id: 'way-numbers' }),
    fileWay(context, 'way'),
    button(t('site.example'), () => open({ ...exampleSite, name: t('site.exampleName') }), { class: 'button example', id: 'example' }),
    recentSites(open),
  ];
}

function summary({ site, map }) {
  const size = site.areaSquareMetres;
  const name = el('input', { class: 'field', id: 'site-name', value: site.name, placeholder: t('site.namePlaceholder'), 'aria-label': t('site.name'), maxLength: 200, on: { change: event => { site.rename(event.target.value.trim()); } } });
  return el('div', { class: 'card site-card' },
    el('div', { class: 'row' }, name, iconButton('locate', t('site.zoom'), () => map.fit(site.bounds))),
    el('p', { class: 'site-area', id: 'live-area' }, size === null ? '–' : area(size)),
    el('p', { class: 'faint small' }, t('site.parts', { polygons: site.polygons.length, corners: site.polygons.flat(2).length }), ' · ', site.system.title()));
}
