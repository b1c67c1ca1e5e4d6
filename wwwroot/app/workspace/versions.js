import { button, el, fill } from '../dom.js';
import { day, number } from '../figures.js';
import { problemCard } from '../problems.js';
import { isAborted } from '../service.js';
import { nameOf, t } from '../texts.js';
import { reportView } from './report.js';

/** The versions of a layer: where each came from, its quality report, and what changed between two. */
export class Versions {
  #context;
  #layers;
  #difference;
  #goTo;
  #list = el('div', { class: 'stack' });
  #select;

  constructor(context, layers, difference, goTo) {
    [this.#context, this.#layers, this.#difference, this.#goTo] = [context, layers, difference, goTo];
  }

  get element() {
    const withData = this.#layers.filter(layer => layer.versions.length > 0);
    this.#select = el('select', { class: 'field', id: 'versions-layer', on: { change: () => this.show(this.#select.value) } },
      withData.map(layer => el('option', { value: layer.id }, `${nameOf(layer)} (${t('versions.count', { count: layer.versions.length })})`)));
    if (withData.length === 0) return el('p', { class: 'notice' }, t('versions.none'));
    const most = withData.reduce((best, layer) => layer.versions.length > best.versions.length ? layer : best);
    this.show(most.id);
    return el('div', { class: 'stack' }, el('div', { class: 'form-line' }, el('label', { for: 'versions-layer' }, t('versions.layer')), this.#select), this.#list);
  }

  async show(id) {
    if (![...this.#select.options].some(option => option.value === id)) id = this.#select.options[0].value;
    this.#select.value = id;
    this.#difference.clear();
    fill(this.#list, el('div', { class: 'skeleton' }));
    try {
      const history = await this.#context.service.getJson(`layers/${encodeURIComponent(id)}/versions`, { signal: this.#context.signal });
      if (this.#select.value === id) this.#write(history);
    } catch (error) {
      if (!isAborted(error)) fill(this.#list, problemCard(error, () => this.show(id)));
    }
  }

  #write({ layer, versions, used }) {
    const newest = [...versions].reverse();
    fill(this.#list,
      versions.length === 0 && el('p', { class: 'notice' }, t('versions.none')),
      el('ul', { class: 'versions' }, newest.map(version => this.#itemOf(layer, version, version.version === used))),
      versions.length > 1 && this.#compareOf(layer, versions),
      this.#difference.element);
  }

  #itemOf(layer, version, isUsed) {
    const body = el('div');
    const report = el('details', { on: { toggle: event => { if (event.target.open && body.childElementCount === 0) this.#report(layer, version.version, body); } } }, el('summary', {}, t('versions.report')), body);
    return el('li', { class: 'card', dataset: { version: version.version } },
      el('div', { class: 'row' }, el('b', {}, t('versions.number', { number: version.version })),
        isUsed && el('span', { class: 'badge badge-statutory' }, t('versions.used')),
        el('span', { class: `badge badge-${version.status}` }, t(`status.${version.status}`)),
        version.legalStatus === 'draft' && el('span', { class: 'badge' }, t('versions.draft')),
        version.withdrawnFrom && el('span', { class: 'badge' }, t('versions.withdrawn'))),
      el('p', { class: 'faint small' }, t('versions.facts', { features: number(version.features, 0), vintage: version.vintage ? day(version.vintage) : t('unknown'), imported: version.importedAt ? day(version.importedAt.slice(0, 10)) : t('unknown') })),
      el('p', { class: 'faint small' }, version.source),
      report);
  }

  async #report(layer, version, body) {
    fill(body, el('div', { class: 'skeleton' }));
    try {
      const shown = await this.#context.service.getJson(`layers/${encodeURIComponent(layer)}/versions/${version}`, { signal: this.#context.signal });
      fill(body, shown.report ? reportView(shown.report, this.#goTo) : el('p', { class: 'faint' }, t('report.none')));
    } catch (error) {
      if (!isAborted(error)) fill(body, problemCard(error, () => this.#report(layer, version, body)));
    }
  }

  #compareOf(layer, versions) {
    const choice = (name, chosen) => el('select', { class: 'field', id: `difference-${name}`, 'aria-label': t(`difference.${name}`) }, versions.map(({ version }) => el('option', { value: version, selected: version === chosen }, t('versions.number', { number: version }))));
    const [from, to] = [choice('from', versions.at(-2).version), choice('to', versions.at(-1).version)];
    return el('div', { class: 'card stack' }, el('h3', {}, t('difference.title')),
      el('div', { class: 'row' }, from, '→', to, button(t('difference.show'), () => this.#difference.show(layer, from.value, to.value), { class: 'button primary', id: 'difference-show' })));
  }
}
