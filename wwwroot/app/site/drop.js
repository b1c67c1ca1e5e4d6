import { button, el, fill, icon } from '../dom.js';
import { emit } from '../events.js';
import { area, hectares } from '../figures.js';
import { lonLat } from '../geodesy/systems.js';
import { problemCard } from '../problems.js';
import { isAborted, upload } from '../service.js';
import { t } from '../texts.js';
import { chip } from '../result/layerRows.js';
import { shapesPreview } from './preview.js';
import { readingsOf } from './readings.js';
import { zipOf } from './zip.js';

const readable = '.txt,.csv,.xlsx,.json,.geojson,.zip,.dxf,.kml,.kmz,.gpkg,.gml,.shp,.shx,.dbf,.prj,.cpg';
const degreeSystems = new Set(['EPSG:4490', 'EPSG:4326', 'CRS84']);
const mostPictured = 200;
const shapeParts = /\.(shp|shx|dbf|prj|cpg)$/i;

/** The way in by a file, as a button of one kind or the other. */
export function fileWay(context, kind) {
  const input = el('input', { type: 'file', hidden: true, multiple: true, accept: readable, tabIndex: -1, 'aria-hidden': 'true', on: { change: () => { openFiles(input.files, context); input.value = ''; } } });
  const content = kind === 'way' ? [icon('file'), el('span', {}, el('b', {}, t('site.byFile')), el('small', {}, t('site.byFile.text')))] : [icon('file'), t('drop.title')];
  return el('div', { class: `file-${kind}` }, input, button(content, () => input.click(), { class: kind }));
}

/** Files may be dropped anywhere on the page. */
export function watchDrops(context) {
  const { signal } = context;
  const hasFiles = event => event.dataTransfer?.types.includes('Files');
  const mark = isOver => { document.body.toggleAttribute('data-dropping', isOver); };
  document.body.dataset.dropHint = t('drop.here');
  addEventListener('dragover', event => { if (hasFiles(event)) { event.preventDefault(); mark(true); } }, { signal });
  addEventListener('dragleave', event => { if (event.relatedTarget === null) mark(false); }, { signal });
  addEventListener('drop', event => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    mark(false);
    openFiles(event.dataTransfer.files, context);
  }, { signal });
}

/** Opens files, or what somebody pasted as one. The parts of one shapefile are one file to the service. */
export async function openFiles(files, context) {
  const list = [...files];
  if (list.length === 0) return;
  const isShape = list.every(file => shapeParts.test(file.name));
  const dialog = new FileDialog(context);
  if (list.length > 1 && !isShape) dialog.say(t('drop.severalFiles'));
  else if (isShape && !['shp', 'shx', 'dbf'].every(end => list.some(file => file.name.toLowerCase().endsWith(`.${end}`)))) dialog.say(t('drop.shapeParts'));
  else await dialog.read(isShape ? await zipOf(list) : list[0]);
}

/** One dialog from the file to the site: how its numbers were read and why, which features there are, and what the button will do. */
class FileDialog {
  #context;
  #body = el('div', { class: 'dialog-body stack' });
  #foot = el('div', { class: 'dialog-foot' });
  #abort = new AbortController();
  #dialog;

  constructor(context) {
    this.#context = context;
    this.#dialog = el('dialog', { class: 'file-dialog', 'aria-label': t('drop.title'), on: { close: () => { this.#abort.abort(); this.#dialog.remove(); } } },
      el('div', { class: 'dialog-head' }, el('h2', {}, t('drop.title')), button(icon('close'), () => this.#dialog.close(), { class: 'icon-button', 'aria-label': t('close') })), this.#body, this.#foot);
    document.body.append(this.#dialog);
    this.#dialog.showModal();
  }

  say(text) {
    fill(this.#body, el('p', { class: 'problem' }, text));
  }

  async read(file, crs = null) {
    fill(this.#body, el('p', { role: 'status' }, t('drop.reading', { file: file.name })), el('div', { class: 'skeleton' }), el('div', { class: 'skeleton' }));
    fill(this.#foot, button(t('cancel'), () => this.#dialog.close(), { class: 'button' }));
    try {
      const said = await upload('site-check', file, crs ? { crs } : {}, { signal: this.#abort.signal });
      this.#choose(file, [said].flat(), crs);
    } catch (error) {
      if (!isAborted(error)) fill(this.#body, el('p', {}, file.name), problemCard(error, () => this.read(file, crs)), this.#readings(file, crs), this.#override(file, crs));
    }
  }

  #choose(file, outcomes, crs) {
    const sites = outcomes.filter(outcome => outcome.site);
    let chosen = sites[0] ?? null;
    const take = button('', () => this.#take(chosen), { class: 'button primary', id: 'take-site' });
    const picture = el('div', { class: 'picture' });
    const show = () => {
      if (chosen) fill(picture, shapesPreview(sites.slice(0, mostPictured).map(one => ({ geometry: one.site.geometry, isChosen: one === chosen }))));
      take.disabled = chosen === null;
      fill(take, chosen ? t('drop.take', { code: chosen.site.crs.code, name: chosen.site.name ?? chosen.site.id }) : t('drop.takeNone'));
    };
    const lines = outcomes.map(outcome => outcome.site
      ? el('li', {}, el('label', { class: 'row' }, el('input', { type: 'radio', name: 'site', checked: outcome === chosen, on: { change: () => { chosen = outcome; show(); } } }),
        el('b', {}, outcome.site.name ?? outcome.site.id), el('span', { class: 'faint' }, hectares(outcome.site.areaSquareMetres)), chip(outcome.verdict)))
      : el('li', { class: 'problem' }, t('drop.refused', { reason: outcome.message }), ' ', el('code', {}, outcome.code)));
    fill(this.#body,
      el('p', {}, el('b', {}, file.name)),
      sites[0] && el('div', { class: 'notice' }, el('p', {}, t('drop.system', { code: sites[0].site.crs.code, how: t(`how:${sites[0].site.crs.how}`) })), sites[0].site.crs.why && el('p', { class: 'small' }, sites[0].site.crs.why),
        !this.#context.systems.some(system => system.code === codeOf(sites[0])) && el('p', { class: 'small' }, t('drop.converted')),
        sites[0].site.statedAreaSquareMetres !== null && el('p', { class: 'small' }, t('drop.stated', { area: area(sites[0].site.statedAreaSquareMetres) }))),
      el('div', { class: 'file-choice' }, picture, el('fieldset', { class: 'outcomes' }, el('legend', {}, t('drop.choose')), el('ul', {}, lines))),
      this.#readings(file, crs),
      this.#override(file, crs));
    fill(this.#foot, button(t('cancel'), () => this.#dialog.close(), { class: 'button' }), take);
    show();
    take.focus();
  }

  #readings = (file, crs) => readingsOf(file, crs, this.#context.settings, code => this.read(file, code), this.#abort.signal);

  // Who knows better says so; the service refuses what cannot be.
  #override(file, crs) {
    const select = el('select', { class: 'field' }, el('option', { value: '' }, t('drop.asDetected')),
      this.#context.systems.filter(system => system.zone !== null).map(system => el('option', { value: system.code, selected: system.code === crs }, system.title())));
    return el('div', { class: 'row small' }, el('label', { class: 'row' }, t('drop.override'), select), button(t('drop.again'), () => this.read(file, select.value || null), { class: 'button' }));
  }

  async #take(record) {
    const { site, service, settings } = this.#context;
    // A file says many things; what rules ask for are the answers.
    const given = Object.fromEntries(settings.attributes.map(({ code }) => [code, record.site.attributes[code] ?? null]).filter(([, value]) => value !== null));
    const own = { geometry: record.site.geometry, name: record.site.name ?? '', attributes: given };
    try {
      if (!site.load({ code: codeOf(record), ...own })) site.load({ code: lonLat, ...own, geometry: await degreesOf(record, service) });
      this.#dialog.close();
      emit('file:opened');
    } catch (error) {
      fill(this.#body, problemCard(error));
    }
  }
}

// What stands in degrees is the table's longitude and latitude.
const codeOf = ({ site }) => degreeSystems.has(site.crs.code) ? lonLat : site.crs.code;

// A system that the table does not have: the service says where the site is in degrees.
async function degreesOf({ site }, service) {
  const { pieces } = await service.execute('site-check', { site: { type: 'Feature', properties: {}, geometry: site.geometry }, crs: site.crs.code }, { outputs: ['record', 'pieces'] });
  return pieces.features.find(feature => feature.properties.kind === 'site').geometry;
}
