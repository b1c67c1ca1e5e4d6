import { button, el, fill, icon, iconButton } from '../dom.js';
import { t } from '../texts.js';
import { lonLat } from '../geodesy/systems.js';

/**
 * The corners as numbers: the same site as on the map, for who has a list, works by keyboard or does not see the map. Columns are named by direction, for surveyors' X is others' Y.
 */
export function coordinateTable({ site, on, systems }) {
  const root = el('div', { class: 'coordinates stack' });
  let polygon = 0;
  let ring = 0;

  const corners = () => site.polygons[polygon]?.[ring] ?? [];
  const put = (next, place = null) => {
    const polygons = site.polygons.length === 0 ? [[next]] : site.polygons.map((rings, p) => p !== polygon ? rings : rings.map((old, r) => r === ring ? next : old));
    site.replace(polygons, { from: 'table' });
    if (place !== null) root.querySelector(`[data-cell="${place}"]`)?.focus();
  };

  function cell(corner, row, axis) {
    const { decimals } = site.system;
    const isNorth = axis === 'y';
    const text = Number.isFinite(corner[axis]) ? corner[axis].toFixed(decimals) : '';
    return el('td', {}, el('input', {
      class: 'field coordinate', inputMode: 'decimal', value: text, title: Number.isFinite(corner[axis]) ? String(corner[axis]) : '', dataset: { cell: `${row}-${axis}` },
      'aria-label': t('table.cell', { row: row + 1, column: columnName(isNorth) }),
      on: { change: event => change(event.target, corner, row, axis, text), keydown: event => move(event, row, axis) },
    }));
  }

  // A cell that nobody changed keeps all digits of its number, also those it does not show.
  function change(input, corner, row, axis, before) {
    if (input.value === before) return;
    const number = Number(input.value.trim().replaceAll(',', ''));
    const isNumber = input.value.trim() !== '' && Number.isFinite(number);
    input.setAttribute('aria-invalid', String(!isNumber));
    if (!isNumber) return;
    const next = { ...corner, [axis]: number };
    put(corners().map((old, i) => i === row ? site.corner(next.x, next.y) : old), nextCell(row, axis));
  }

  const nextCell = (row, axis) => axis === firstAxis() ? `${row}-${secondAxis()}` : `${row + 1}-${firstAxis()}`;
  const firstAxis = () => site.system.code === lonLat ? 'x' : 'y';
  const secondAxis = () => site.system.code === lonLat ? 'y' : 'x';

  function move(event, row, axis) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    event.target.dispatchEvent(new Event('change'));
    root.querySelector(`[data-cell="${nextCell(row, axis)}"]`)?.focus();
  }

  const columnName = isNorth => site.system.code === lonLat ? t(isNorth ? 'table.latitude' : 'table.longitude') : t(isNorth ? 'table.north' : 'table.east');

  function rowOf(corner, row) {
    const swap = by => {
      const next = [...corners()];
      [next[row], next[row + by]] = [next[row + by], next[row]];
      put(next);
    };
    return el('tr', {}, el('th', { scope: 'row' }, row + 1), cell(corner, row, firstAxis()), cell(corner, row, secondAxis()),
      el('td', { class: 'row-tools' },
        iconButton('up', t('table.up', { row: row + 1 }), () => swap(-1), { disabled: row === 0 }),
        iconButton('down', t('table.down', { row: row + 1 }), () => swap(1), { disabled: row === corners().length - 1 }),
        iconButton('close', t('table.remove', { row: row + 1 }), () => put(corners().filter((_, i) => i !== row)))));
  }

  function ringTabs() {
    const rings = site.polygons.flatMap((list, p) => list.map((_, r) => [p, r]));
    return rings.length > 1 && el('div', { class: 'row', role: 'group', 'aria-label': t('table.rings') }, rings.map(([p, r]) => button(
      t(r === 0 ? 'table.outline' : 'table.hole', { polygon: p + 1, hole: r }),
      () => { [polygon, ring] = [p, r]; show(); }, { class: 'button small', 'aria-pressed': String(p === polygon && r === ring) })));
  }

  function show() {
    if (!site.polygons[polygon]?.[ring]) [polygon, ring] = [0, 0];
    const focused = root.contains(document.activeElement) ? document.activeElement.dataset.cell : null;
    const system = el('select', { class: 'field', id: 'system', on: { change: event => site.use(event.target.value) } },
      systems.map(one => el('option', { value: one.code, selected: one === site.system }, one.title())));
    fill(root,
      el('label', { class: 'row' }, t('table.system'), system),
      ringTabs(),
      el('table', {}, el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, t('table.number')), el('th', { scope: 'col' }, columnName(firstAxis() === 'y')), el('th', { scope: 'col' }, columnName(secondAxis() === 'y')), el('th', {}, el('span', { class: 'unseen' }, t('table.rowTools'))))),
        el('tbody', {}, corners().map(rowOf))),
      el('div', { class: 'row' }, button([icon('plus'), t('table.add')], () => put([...corners(), { x: NaN, y: NaN, lng: NaN, lat: NaN }], `${corners().length}-${firstAxis()}`), { class: 'button', id: 'add-corner' })),
      pasteBox());
    if (focused) root.querySelector(`[data-cell="${focused}"]`)?.focus();
  }

  // Lines of numbers from a spreadsheet or a report: the last two of each line, in the order of the columns.
  function pasteBox() {
    const box = el('textarea', { class: 'field', rows: 3, placeholder: t('table.pasteExample'), 'aria-label': t('table.paste') });
    const said = el('p', { class: 'faint small', role: 'status' });
    const take = () => {
      const { rows, bad } = parseLines(box.value);
      said.textContent = bad ? t('table.pasteBad', { line: bad }) : t('table.pasteRead', { count: rows.length });
      if (bad || rows.length === 0) return;
      const read = rows.map(([a, b]) => firstAxis() === 'y' ? site.corner(b, a) : site.corner(a, b));
      put(isClosed(read) ? read.slice(0, -1) : read);
    };
    return el('details', {}, el('summary', {}, t('table.paste')), el('div', { class: 'stack' }, box, el('div', { class: 'row' }, button(t('table.pasteTake'), take, { class: 'button' }), said)));
  }

  on('site:changed', ({ from, live }) => { if (!(live && from === 'map')) show(); });
  show();
  return root;
}

/** Pairs of numbers, one a line; `bad` is the number of the first line that has fewer. */
export function parseLines(text) {
  const rows = [];
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const numbers = line.match(/-?\d+(?:\.\d+)?/g) ?? [];
    if (numbers.length < 2) return { rows: [], bad: i + 1 };
    rows.push(numbers.slice(-2).map(Number));
  }
  return { rows, bad: 0 };
}

const isClosed = ring => ring.length > 3 && ring[0].x === ring.at(-1).x && ring[0].y === ring.at(-1).y;
