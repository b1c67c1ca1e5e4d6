import { button, el, fill, icon } from '../dom.js';
import { jobOver } from '../jobs.js';
import { problemCard } from '../problems.js';
import { addressOf, isAborted } from '../service.js';
import { nameOf, t } from '../texts.js';
import { reportView } from './report.js';

const readable = '.zip,.gpkg,.geojson,.json,.kml,.kmz,.dxf,.tab,.mif,.fgb,.gml,.shp';

// The choice of a layer that the catalogue does not have yet; no id looks like it.
const another = '+';

// The choice of a file for what the data covers: the service is sent the file instead of a word.
const stated = 'file';

const always = ['vintage', 'status', 'completeness', 'coverage', 'source', 'crs', 'inForceFrom', 'legalStatus', 'idField', 'lost'];
const ofNewLayer = ['title', 'titleEnglish', 'role', 'confidentiality'];
const flags = ['append', 'repair', 'clipToExtent'];

/** The way from a file to a version: its quality first, then, once more and on purpose, into the workspace. */
export class ImportForm {
  #context;
  #layers;
  #goTo;
  #onImported;
  #fields = {};
  #answer = el('div', { class: 'stack', 'aria-live': 'polite' });
  #abort = new AbortController();

  /**
   * @param {object} context
   * @param {object[]} layers all layers of the catalogue
   * @param {{goTo: (at: number[]) => void, onImported: (report: object) => void}} told
   */
  constructor(context, layers, { goTo, onImported }) {
    [this.#context, this.#layers, this.#goTo, this.#onImported] = [context, layers, goTo, onImported];
    context.signal.addEventListener('abort', () => this.#abort.abort());
  }

  get element() {
    const { settings } = this.#context;
    const input = (name, properties) => (this.#fields[name] = el('input', { class: 'field', id: `import-${name}`, ...properties }));
    const select = (name, options, properties = {}) => (this.#fields[name] = el('select', { class: 'field', id: `import-${name}`, ...properties }, options.map(([value, words]) => el('option', { value }, words))));
    const line = (name, control) => el('div', { class: 'form-line' }, el('label', { for: `import-${name}` }, t(`workspace.${name}`)), control);
    const check = (name, properties = {}) => el('label', { class: 'row' }, this.#fields[name] = el('input', { type: 'checkbox', id: `import-${name}`, ...properties }), t(`workspace.${name}`));
    const newLayer = el('fieldset', { class: 'stack', id: 'import-new', hidden: true, disabled: true },
      line('newId', input('newId', { type: 'text', required: true, pattern: '[a-z][a-z0-9\\-]*', maxLength: 60, placeholder: 'gas-pipelines', title: t('workspace.newId.hint') })),
      line('newTitle', input('title', { type: 'text', required: true, maxLength: 60 })),
      line('newTitleEnglish', input('titleEnglish', { type: 'text', maxLength: 80 })),
      line('role', select('role', ['restricts', 'must-contain', 'context'].map(code => [code, t(`workspace.role:${code}`)]))),
      line('confidentiality', select('confidentiality', ['internal', 'public', 'secret'].map(code => [code, t(`workspace.confidentiality:${code}`)]))));
    const ofCoverage = el('div', { class: 'stack', id: 'import-stated', hidden: true },
      line('coverageFile', input('coverageFile', { type: 'file', accept: readable, required: true, disabled: true })), el('p', { class: 'faint small' }, t('workspace.coverageFileHint')));
    const showStated = isStated => { ofCoverage.hidden = this.#fields.coverageFile.disabled = !isStated; };
    const showNew = isNew => { newLayer.hidden = newLayer.disabled = !isNew; };
    const form = el('form', { class: 'stack', on: { submit: event => event.preventDefault() } },
      line('file', input('file', { type: 'file', accept: readable, required: true })),
      el('p', { class: 'faint small' }, t('workspace.fileHint')),
      line('as', select('as', [['', t('workspace.recognise')], ...this.#layers.map(layer => [layer.id, nameOf(layer)]), [another, t('workspace.newLayer')]], { on: { change: event => showNew(event.target.value === another) } })),
      newLayer,
      line('vintage', input('vintage', { type: 'date', max: settings.today })),
      line('status', select('status', ['statutory', 'indicative', 'synthetic'].map(code => [code, t(`status.${code}`)]))),
      line('completeness', select('completeness', [['', t('workspace.unsaid')], ['complete', t('workspace.complete')], ['partial', t('workspace.partial')]])),
      line('coverage', select('coverage', [['', t('workspace.unsaid')], ...['district', 'extent', 'derived', stated].map(code => [code, t(`workspace.coverage:${code}`)])], { on: { change: event => showStated(event.target.value === stated) } })),
      ofCoverage,
      line('accuracyMetres', input('accuracyMetres', { type: 'number', min: 0, step: 'any', inputMode: 'decimal' })),
      line('source', input('source', { type: 'text', maxLength: 300 })),
      line('crs', input('crs', { type: 'text', placeholder: 'EPSG:4526', maxLength: 40 })),
      el('details', {}, el('summary', {}, t('workspace.more')),
        line('inForceFrom', input('inForceFrom', { type: 'date' })),
        line('legalStatus', select('legalStatus', [['', t('workspace.legalStatus:in-force')], ['draft', t('workspace.legalStatus:draft')]])),
        line('idField', input('idField', { type: 'text', maxLength: 100 })),
        line('lost', select('lost', [['', t('workspace.lost:default')], ...['refuse', 'make-partial', 'vouched'].map(code => [code, t(`workspace.lost:${code}`)])])),
        check('clipToExtent')),
      el('div', { class: 'row' }, check('append'), check('repair')),
      el('div', { class: 'row' },
        button([icon('check'), t('workspace.tryOut')], () => this.#run(form, { dryRun: true }), { class: 'button', id: 'import-try' }),
        button([icon('data'), t('workspace.enter')], () => this.#run(form, { dryRun: false }), { class: 'button primary', id: 'import-enter' })),
      this.#answer);
    return form;
  }

  get #inputs() {
    const { as, newId, accuracyMetres } = this.#fields;
    const isNew = as.value === another;
    const textOf = name => this.#fields[name].value.trim();
    const texts = Object.fromEntries([...always, ...(isNew ? ofNewLayer : [])].map(name => [name, textOf(name)]).filter(([name, text]) => text !== '' && !(name === 'coverage' && text === stated)));
    return {
      ...texts,
      ...(as.value === '' ? {} : { as: isNew ? newId.value.trim() : as.value }),
      ...(accuracyMetres.value === '' ? {} : { accuracyMetres: accuracyMetres.valueAsNumber }),
      ...Object.fromEntries(flags.map(name => [name, this.#fields[name].checked])),
    };
  }

  async #run(form, { dryRun }) {
    if (!form.reportValidity()) return;
    const inputs = { ...this.#inputs, dryRun };
    const { signal } = this.#abort;
    const { service } = this.#context;
    const buttons = form.querySelectorAll('button');
    for (const one of buttons) one.disabled = true;
    const say = words => fill(this.#answer, el('p', { role: 'status' }, words), el('div', { class: 'skeleton' }));
    say(t('workspace.sending'));
    try {
      const { file, coverage, coverageFile } = this.#fields;
      const accepted = await service.upload('layer-import', file.files[0], inputs, { signal, files: coverage.value === stated ? { coverageFile: coverageFile.files[0] } : {} });
      const job = await jobOver(accepted.jobID, { signal, onProgress: () => say(t('workspace.working')) });
      if (job.status !== 'successful') {
        fill(this.#answer, el('div', { class: 'problem', role: 'alert', dataset: { code: job.code ?? job.status } }, el('h3', {}, t('workspace.failed')), el('p', {}, job.message), el('code', {}, job.code ?? job.status)));
        return;
      }

      const report = await service.getJson(`jobs/${job.jobID}/results/report`, { signal });
      this.#show(report, job, inputs);
      if (report.published) this.#onImported(report);
    } catch (error) {
      if (!isAborted(error)) fill(this.#answer, problemCard(error));
    } finally {
      for (const one of buttons) one.disabled = false;
    }
  }

  #show(report, job, inputs) {
    const isUnsaid = !inputs.completeness || this.#fields.coverage.value === '';
    fill(this.#answer,
      el('p', { class: 'notice', role: 'status' }, report.published ? t('workspace.imported', { version: report.version }) : t('workspace.tried')),
      isUnsaid && report.verdict !== 'refused' && el('p', { class: 'notice warn' }, t('workspace.unsaidWarning')),
      reportView(report, this.#goTo),
      el('p', {}, el('a', { class: 'button small', href: addressOf(`jobs/${job.jobID}/results/page`).href, download: '' }, icon('download'), t('report.download'))));
    this.#answer.firstElementChild.scrollIntoView({ block: 'center' });
  }
}
