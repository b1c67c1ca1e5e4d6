import './texts.js';
import { button, el, fill, icon } from '../dom.js';
import { dismiss, jobOver } from '../jobs.js';
import { registerPanel, showPanel } from '../panels.js';
import { problemCard } from '../problems.js';
import { addressOf, isAborted } from '../service.js';
import { t } from '../texts.js';
import { SitesOnMap } from './sitesOnMap.js';
import { LedgerTable } from './table.js';

const pageRows = 1000;
const largestOutlines = 20_000_000;
const outputs = ['workbook', 'page', 'ledger', 'sites', 'outlines', 'records'];
const readable = '.txt,.csv,.xlsx,.json,.geojson,.zip,.dxf,.kml,.kmz,.gpkg,.gml';
let lasting = null;

/** A list of projects as a job of the service: sent, watched, ended or shown. It outlives a change of the language and a visit: the job's id is remembered. */
class Batch {
  #context;
  #root;
  #sites;
  #table = null;
  #abort = new AbortController();
  #state = { kind: 'empty' };

  constructor(context) {
    this.#context = context;
    this.#sites = new SitesOnMap(context.map, number => { showPanel('batch'); this.#table?.reveal(number); this.#sites.focus(number, false); });
    const kept = context.state.get('batch');
    if (kept) this.#watch(kept);
  }

  mount(root) {
    this.#root = root;
    this.#show();
  }

  async #send(file, asOf) {
    this.#set({ kind: 'sending', file: file.name });
    try {
      const job = await this.#context.service.upload('screening', file, asOf ? { asOf } : {}, { signal: this.#abort.signal });
      this.#context.state.set('batch', job.jobID);
      await this.#watch(job.jobID);
    } catch (error) {
      if (!isAborted(error)) this.#set({ kind: 'problem', error, retry: () => this.#send(file, asOf) });
    }
  }

  async #watch(id) {
    try {
      const job = await jobOver(id, { signal: this.#abort.signal, onProgress: now => this.#set({ kind: 'running', job: now }) });
      if (job.status === 'successful') await this.#finish(job);
      else this.#set({ kind: job.status === 'dismissed' ? 'dismissed' : 'failed', job });
    } catch (error) {
      if (isAborted(error)) return;
      if (error.code === 'job.not-found') this.#set({ kind: 'gone' });
      else this.#set({ kind: 'problem', error, retry: () => this.#watch(id) });
    }
  }

  async #finish(job) {
    const { signal } = this.#abort;
    const rows = [];
    for (let all = 1; rows.length < all;) {
      const page = await this.#context.service.getJson(`jobs/${job.jobID}/rows?limit=${pageRows}&offset=${rows.length}`, { signal });
      [all] = [page.numberMatched];
      rows.push(...page.rows);
      if (page.numberReturned === 0) break;
    }

    const outlines = await this.#outlines(job, signal);
    this.#set({ kind: 'done', job, rows, hasOutlines: outlines !== null });
    this.#sites.load(rows, outlines);
    this.#sites.fit();
  }

  // A list of the whole district's plots is no drawing for a browser.
  async #outlines(job, signal) {
    const path = `jobs/${job.jobID}/results/outlines`;
    const head = await this.#context.service.request(path, { method: 'HEAD', signal });
    return Number(head.headers.get('Content-Length')) > largestOutlines ? null : this.#context.service.getJson(path, { signal });
  }

  #reset() {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#context.state.set('batch', null);
    this.#sites.clear();
    this.#set({ kind: 'empty' });
  }

  async #cancel(id) {
    try {
      await dismiss(id);
    } catch (error) {
      this.#set({ kind: 'problem', error, retry: () => this.#watch(id) });
    }
  }

  #set(state) {
    this.#state = state;
    this.#show();
  }

  #show() {
    if (!this.#root) return;
    const { kind } = this.#state;
    const again = () => button([icon('undo'), t('batch.again')], () => this.#reset(), { class: 'button', id: 'batch-again' });
    this.#table = null;
    if (kind === 'running' && this.#root.querySelector('progress')) return this.#showProgress();
    fill(this.#root, el('h2', {}, t('batch.heading')), el('div', { class: 'stack' }, {
      empty: () => this.#startOf(),
      sending: () => [el('p', { role: 'status' }, t('batch.sending', { file: this.#state.file })), el('div', { class: 'skeleton' }), button(t('cancel'), () => this.#reset(), { class: 'button' })],
      running: () => this.#progressOf(this.#state.job),
      problem: () => [problemCard(this.#state.error, this.#state.retry), again()],
      failed: () => [el('div', { class: 'problem', role: 'alert' }, el('h3', {}, t('batch.failed')), el('p', {}, this.#state.job.message), el('code', {}, this.#state.job.code)), again()],
      dismissed: () => [el('p', { class: 'notice', role: 'status' }, t('batch.dismissed')), again()],
      gone: () => [el('p', { class: 'notice', role: 'status' }, t('batch.gone')), again()],
      done: () => this.#ledgerOf(again()),
    }[kind]()));
  }

  #startOf() {
    const asOf = el('input', { type: 'date', class: 'field', value: this.#context.settings.today, id: 'batch-date', required: true });
    const take = files => { if (files.length > 0) this.#send(files[0], asOf.value); };
    const input = el('input', { type: 'file', hidden: true, accept: readable, id: 'batch-file', tabIndex: -1, 'aria-hidden': 'true', on: { change: () => take(input.files) } });
    const zone = el('div', { class: 'drop-zone', on: {
      dragover: event => { event.preventDefault(); event.stopPropagation(); zone.classList.add('over'); document.body.removeAttribute('data-dropping'); },
      dragleave: () => zone.classList.remove('over'),
      drop: event => { event.preventDefault(); event.stopPropagation(); document.body.removeAttribute('data-dropping'); take(event.dataTransfer.files); },
    } }, icon('batch'), el('p', {}, t('batch.drop')), button([icon('file'), t('batch.choose')], () => input.click(), { class: 'button primary', id: 'batch-choose' }), input);
    return [el('p', { class: 'faint' }, t('batch.hint')), el('label', { class: 'row', for: 'batch-date' }, t('batch.asOf'), asOf), zone];
  }

  #progressOf(job) {
    const bar = el('progress', { max: 100, value: job.progress, 'aria-label': t('batch.running') });
    return [el('p', { role: 'status', class: 'batch-status' }, t(`batch.${job.status}`)), el('div', { class: 'row' }, bar, el('span', { class: 'percent' }, `${job.progress}%`)), button([icon('close'), t('batch.cancel')], () => this.#cancel(job.jobID), { class: 'button', id: 'batch-cancel' })];
  }

  #showProgress() {
    const { job } = this.#state;
    fill(this.#root.querySelector('.batch-status'), t(`batch.${job.status}`));
    this.#root.querySelector('progress').value = job.progress;
    fill(this.#root.querySelector('.percent'), `${job.progress}%`);
  }

  #ledgerOf(again) {
    const { job, rows, hasOutlines } = this.#state;
    const links = outputs.map(name => el('a', { class: 'button small', href: addressOf(`jobs/${job.jobID}/results/${name}`).href, download: '', dataset: { output: name } }, icon('download'), t(`batch.${name}`)));
    if (rows.length > 0) this.#table = new LedgerTable(this.#context, rows, {
      onShown: shown => this.#sites.keep(shown),
      onFocus: (row, zoom) => this.#sites.focus(row?.number ?? null, zoom),
      onOpen: row => this.#open(row),
    });
    return [
      el('div', { class: 'row', role: 'group', 'aria-label': t('batch.downloads') }, el('span', { class: 'faint' }, t('batch.downloads')), links),
      !hasOutlines && el('p', { class: 'notice' }, t('batch.mapTooLarge')),
      rows.length === 0 ? el('p', { class: 'notice' }, t('batch.empty')) : this.#table.element,
      el('div', { class: 'row spread' }, again, job.keptUntil && el('span', { class: 'faint small' }, t('batch.keptUntil', { time: new Date(job.keptUntil).toLocaleString() }))),
    ];
  }

  #open(row) {
    const geometry = this.#sites.geometryOf(row.number);
    if (!geometry) return;
    this.#context.site.load({ code: 'lonlat', geometry, name: row.name ?? row.id });
    showPanel('check');
    this.#context.map.fit(this.#context.site.bounds);
  }
}

registerPanel({
  id: 'batch', titleKey: 'batch.title', order: 30, icon: 'batch',
  mount(root, context) {
    lasting ??= new Batch(context);
    lasting.mount(root);
  },
});
