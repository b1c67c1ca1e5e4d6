import './texts.js';
import { el, fill, icon } from '../dom.js';
import { Pins } from '../map/pins.js';
import { registerPanel } from '../panels.js';
import { problemCard } from '../problems.js';
import { isAborted } from '../service.js';
import { t } from '../texts.js';
import { Difference } from './difference.js';
import { ImportForm } from './importForm.js';
import { Versions } from './versions.js';

let lasting = null;

/** The data that checks rest on: what there is, where it came from, what changed, and the way to add to it. */
async function show(root, context) {
  lasting ??= { difference: new Difference(context), pins: new Pins(context.map) };
  const heading = el('h2', {}, t('workspace.heading'));
  fill(root, heading, el('p', { role: 'status' }, t('workspace.reading')), el('div', { class: 'skeleton' }));
  let listed;
  try {
    listed = await context.service.getJson('layers', { signal: context.signal });
  } catch (error) {
    if (!isAborted(error)) fill(root, heading, problemCard(error, () => show(root, context)));
    return;
  }

  const goTo = ([lng, lat]) => {
    lasting.pins.show([{ lng, lat, title: `${lng}, ${lat}` }]);
    context.map.leaflet.setView([lat, lng], 17);
  };
  const versionsRoot = el('section', { class: 'stack', id: 'versions' });
  const showVersions = layers => {
    const versions = new Versions(context, layers, lasting.difference, goTo);
    fill(versionsRoot, el('h3', {}, t('versions.title')), versions.element);
    return versions;
  };
  const onImported = async report => {
    const { layers } = await context.service.getJson('layers', { signal: context.signal });
    await renew(context, report.layer.id);
    showVersions(layers).show(report.layer.id);
  };
  const way = listed.takesImports
    ? el('details', { class: 'card', id: 'import' }, el('summary', {}, icon('file'), ' ', t('workspace.import')), new ImportForm(context, listed.layers, { goTo, onImported }).element)
    : el('p', { class: 'notice' }, t('workspace.importOff'));
  fill(root, heading, el('div', { class: 'stack' }, way, versionsRoot));
  showVersions(listed.layers);
}

// Whoever shows a layer shows its new version from now on.
async function renew({ service, settings, map, emit }, id) {
  const fresh = await service.getJson('map/settings');
  settings.layers.splice(0, settings.layers.length, ...fresh.layers);
  map.refresh(id);
  emit('workspace:changed', id);
}

registerPanel({
  id: 'workspace', titleKey: 'workspace.title', order: 40, icon: 'data',
  mount(root, context) {
    show(root, context);
  },
});
