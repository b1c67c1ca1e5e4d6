import { button, el, fill, icon } from '../dom.js';
import { number } from '../figures.js';
import { chip } from '../result/layerRows.js';
import { bySeverity } from '../result/verdicts.js';
import { language, nameOf, t } from '../texts.js';

const step = 100;
const mostSummaries = 5;
const unchecked = 'unchecked';
const columns = [
  { key: 'rank', value: row => row.rank ?? Infinity, isFigure: true },
  { key: 'name', value: row => row.name ?? row.id },
  { key: 'verdict', value: row => row.verdict === null ? bySeverity.length : bySeverity.indexOf(row.verdict) },
  { key: 'area', value: row => row.areaSquareMetres ?? -1, isFigure: true },
];

/** The rows of a ledger: sorted, filtered, and linked with the map both ways. */
export class LedgerTable {
  #context;
  #rows;
  #sort = { key: 'rank', isDown: false };
  #verdict = null;
  #text = '';
  #most = step;
  #focused = null;
  #root = el('div', { class: 'stack' });
  #chips = el('div', { class: 'row batch-chips', role: 'group' });
  #count = el('span', { class: 'faint small', role: 'status' });
  #body = el('tbody');
  #more = el('div');
  #heads;
  #onShown;
  #onFocus;

  /**
   * @param {object} context
   * @param {object[]} rows
   * @param {{onShown: (rows: object[]) => void, onFocus: (row: object|null, zoom: boolean) => void, onOpen: (row: object) => void}} told
   */
  constructor(context, rows, { onShown, onFocus, onOpen }) {
    [this.#context, this.#rows, this.#onShown, this.#onFocus, this.onOpen] = [context, rows, onShown, onFocus, onOpen];
    const filter = el('input', { class: 'field', type: 'search', placeholder: t('batch.filter'), 'aria-label': t('batch.filter'), id: 'batch-filter', on: { input: event => { this.#text = event.target.value.trim().toLowerCase(); this.#show(); } } });
    this.#heads = columns.map(column => el('th', { scope: 'col', class: column.isFigure ? 'figure' : '' }, button([t(`batch.${column.key}`), el('span', { class: 'sort-mark', 'aria-hidden': 'true' })], () => this.#sortBy(column.key), { class: 'sort', dataset: { key: column.key } })));
    fill(this.#root, this.#chips, el('div', { class: 'row spread' }, filter, this.#count),
      el('table', { class: 'ledger' }, el('caption', { class: 'unseen' }, t('batch.tableName')), el('thead', {}, el('tr', {}, this.#heads)), this.#body), this.#more);
    this.#show();
  }

  get element() { return this.#root; }

  /** Brings a row into view that was chosen on the map. */
  reveal(number) {
    const shown = this.#shownRows();
    const place = shown.findIndex(row => row.number === number);
    if (place < 0) return;
    if (place >= this.#most) this.#most = place + step;
    this.#focused = number;
    this.#show({ keep: true });
    this.#body.querySelector(`[data-row="${number}"]`)?.scrollIntoView({ block: 'nearest' });
  }

  #sortBy(key) {
    this.#sort = { key, isDown: this.#sort.key === key && !this.#sort.isDown };
    this.#show();
  }

  #shownRows() {
    const { value } = columns.find(column => column.key === this.#sort.key);
    const way = this.#sort.isDown ? -1 : 1;
    const compare = (a, b) => typeof a === 'string' ? a.localeCompare(b, 'zh') : a - b;
    return this.#rows
      .filter(row => this.#verdict === null || keyOf(row) === this.#verdict)
      .filter(row => this.#text === '' || [row.name, row.id, row.town, row.park].some(text => text?.toLowerCase().includes(this.#text)))
      .sort((a, b) => way * compare(value(a), value(b)) || a.number - b.number);
  }

  #show({ keep = false } = {}) {
    if (!keep) this.#most = step;
    const shown = this.#shownRows();
    this.#showChips();
    this.#heads.forEach((head, i) => {
      const isOn = columns[i].key === this.#sort.key;
      head.setAttribute('aria-sort', isOn ? (this.#sort.isDown ? 'descending' : 'ascending') : 'none');
    });
    fill(this.#count, t('batch.shown', { shown: shown.length, all: this.#rows.length }));
    fill(this.#body, shown.slice(0, this.#most).map(row => this.#rowOf(row)), shown.length === 0 && el('tr', {}, el('td', { colSpan: columns.length }, t('batch.none'))));
    const rest = shown.length - this.#most;
    fill(this.#more, rest > 0 && button(t('batch.more', { count: Math.min(rest, step) }), () => { this.#most += step; this.#show({ keep: true }); }, { class: 'button' }));
    if (!keep) this.#onShown(shown);
  }

  #showChips() {
    const counts = new Map();
    for (const row of this.#rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
    const one = (key, face, count) => button([face, el('span', { class: 'count' }, count)], () => { this.#verdict = this.#verdict === key ? null : key; this.#show(); }, { class: 'chip-button', 'aria-pressed': String(this.#verdict === key), dataset: { verdict: key ?? 'all' } });
    const isHeld = this.#chips.contains(document.activeElement) ? document.activeElement.dataset.verdict : null;
    this.#chips.setAttribute('aria-label', t('batch.verdict'));
    fill(this.#chips, one(null, t('batch.all'), this.#rows.length), [...bySeverity, unchecked].filter(key => counts.has(key)).map(key => one(key, key === unchecked ? t('batch.unchecked') : chip(key), counts.get(key))));
    if (isHeld) this.#chips.querySelector(`[data-verdict="${isHeld}"]`)?.focus();
  }

  #rowOf(row) {
    const isOpen = this.#focused === row.number;
    const line = el('tr', { dataset: { row: row.number }, class: isOpen ? 'focused' : '', on: { mouseenter: () => this.#onFocus(row, false) } },
      el('td', { class: 'figure' }, row.rank ?? '–'),
      el('td', {}, button([el('b', {}, row.name ?? row.id), row.town && el('small', { class: 'faint' }, ` ${row.town}`)], () => this.#toggle(row), { class: 'row-button', 'aria-expanded': String(isOpen) })),
      el('td', {}, row.verdict ? chip(row.verdict) : el('span', { class: 'badge' }, t(`batch.state:${row.state}`))),
      el('td', { class: 'figure' }, row.areaSquareMetres === null ? '–' : number(row.areaSquareMetres / 10_000, 4)));
    return isOpen ? [line, el('tr', { class: 'details' }, el('td', { colSpan: columns.length }, this.#detailsOf(row)))] : line;
  }

  #toggle(row) {
    this.#focused = this.#focused === row.number ? null : row.number;
    this.#show({ keep: true });
    this.#body.querySelector(`[data-row="${row.number}"] button`)?.focus();
    this.#onFocus(this.#focused === null ? null : row, this.#focused !== null);
  }

  #detailsOf(row) {
    const titleOf = id => nameOf(this.#context.settings.layers.find(layer => layer.id === id) ?? { title: id });
    const fact = (key, value) => value && [el('dt', {}, t(`batch.${key}`)), el('dd', {}, value)];
    return [
      row.problem && el('div', { class: 'problem' }, el('p', {}, language() === 'zh' ? row.problem.message : row.problem.messageEnglish), el('code', {}, row.problem.code)),
      el('ul', { class: 'row-summaries' }, row.summaries.slice(0, mostSummaries).map(summary => el('li', {}, summary))),
      row.summaries.length > mostSummaries && el('p', { class: 'faint small' }, t('batch.moreSummaries', { count: row.summaries.length - mostSummaries })),
      el('dl', {},
        fact('town', row.town), fact('park', row.park),
        fact('layers', row.layers.map(layer => titleOf(layer.id)).join(t('list.comma'))),
        fact('undeterminedBy', row.undeterminedBy.map(titleOf).join(t('list.comma'))),
        fact('source', row.source)),
      row.questions > 0 && el('p', { class: 'faint' }, t('batch.questions', { count: row.questions })),
      row.centre && el('p', { class: 'row' },
        button([icon('eye'), t('batch.onMap')], () => this.#onFocus(row, true), { class: 'button small' }),
        button([icon('check'), t('batch.open')], () => this.onOpen(row), { class: 'button small' })),
    ];
  }
}

const keyOf = row => row.verdict ?? unchecked;
