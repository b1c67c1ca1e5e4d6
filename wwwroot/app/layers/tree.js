import { button, el, fill, icon, iconButton } from '../dom.js';
import { day } from '../figures.js';
import { registerPanel } from '../panels.js';
import { fromAddress, get, set } from '../state.js';
import { hasText, nameOf, t } from '../texts.js';
import { firstVisible, grouped } from './groups.js';
import { classLegend, swatch } from './legend.js';
import { isPendingShown, legalSwitch, pendingLayers, pendingName, pendingWord } from './pending.js';
import { uncoveredRow } from './uncovered.js';

/** Which layers the page shows at its start: what the address says, else what was on last, else a first choice. */
export function startingLayers(layers) {
  const wanted = fromAddress().layers ?? get('visible');
  const isWanted = layer => wanted ? wanted.includes(layer.id) : layer.isPending || firstVisible.has(layer.id);
  return [...layers.filter(layer => layer.shown), ...(isPendingShown() ? pendingLayers(layers) : [])].filter(isWanted).map(layer => layer.id);
}

registerPanel({
  id: 'layers', titleKey: 'layers.title', place: 'layers', order: 5, icon: 'layers',
  mount(root, context) {
    const groups = el('div');
    const draw = () => fill(groups, groupsOf(context));
    fill(root, headOf(context), groups);
    context.on('workspace:changed', draw);
    context.on('legal:changed', draw);
    draw();
  },
});

const headOf = context => [
  el('h2', { class: 'layers-title' }, icon('layers'), t('layers.title')),
  context.settings.tiandituToken && el('label', { class: 'base-choice' }, el('input', { type: 'checkbox', checked: get('base', false), on: { change: event => context.map.showBase(event.target.checked) } }), t('layers.tianditu')),
  legalSwitch(context),
  uncoveredRow(context),
];

const groupsOf = context => [
  !context.settings.layers.some(layer => layer.shown) && el('div', { class: 'notice' }, el('p', {}, t('layers.none')), el('code', {}, 'yanshi-gis layers import FILE')),
  grouped(context.settings.layers).map(group => groupOf(group, context)),
];

function groupOf(group, context) {
  const name = group.key ? t(group.key) : group.title;
  const id = group.key ?? group.title;
  const absent = group.layers.filter(layer => !layer.shown);
  return el('details', {
    class: 'layer-group', open: !get('closedGroups', []).includes(id),
    on: { toggle: event => rememberClosed(id, !event.target.open) },
  },
  el('summary', {}, name, el('span', { class: 'count' }, `${group.layers.length - absent.length}/${group.layers.length}`)),
  el('ul', { class: 'layer-list' }, group.layers.flatMap(layer => [layer, ...(isPendingShown() ? pendingLayers([layer]) : [])]).filter(layer => layer.shown).map(layer => rowOf(layer, context))),
  absent.length > 0 && el('p', { class: 'layers-absent' }, t('layers.absent'), absent.map(layer => nameOf(layer)).join(t('list.comma'))));
}

function rowOf(layer, { map }) {
  const name = layer.isPending ? pendingName(layer) : nameOf(layer);
  const details = el('div', { class: 'layer-details', id: `details-${layer.id.replace('@', '-')}`, hidden: true }, factsOf(layer, map));
  const toggle = iconButton('down', t('layers.details', { layer: name }), () => {
    details.hidden = !details.hidden;
    toggle.setAttribute('aria-expanded', String(!details.hidden));
  }, { 'aria-expanded': 'false', 'aria-controls': details.id });
  const box = el('input', { type: 'checkbox', checked: map.visible.includes(layer.id), on: { change: event => map.show(layer.id, event.target.checked) } });
  return el('li', { class: layer.isPending ? 'layer layer-pending' : 'layer', dataset: { layer: layer.id } },
    el('div', { class: 'layer-line' },
      el('label', {}, box, swatch(layer), el('span', { class: 'layer-name' }, name)),
      layer.isPending ? el('span', { class: 'badge badge-indicative' }, pendingWord(layer)) : el('span', { class: `badge badge-${layer.status}` }, t(`status.${layer.status}`)), toggle),
    details);
}

function factsOf(layer, map) {
  const facts = [
    ['layers.vintage', layer.vintage ? day(layer.vintage) : t('unknown')],
    ['layers.accuracy', layer.accuracyMetres === null ? t('unknown') : `±${layer.accuracyMetres} m`],
    ['layers.completeness', hasText(`completeness.${layer.completeness}`) ? t(`completeness.${layer.completeness}`) : t('unknown')],
    ['layers.features', String(layer.features ?? '–')],
    ['layers.version', `v${layer.version}`],
    layer.isPending && ['legal.title', pendingWord(layer)],
    ['layers.source', layer.source],
  ];
  const opacity = el('input', {
    type: 'range', min: 0.1, max: 1, step: 0.05, value: get('opacity', {})[layer.id] ?? 1, 'aria-label': t('layers.opacityOf', { layer: nameOf(layer) }),
    on: { input: event => map.setOpacity(layer.id, Number(event.target.value)) },
  });
  return [
    el('label', { class: 'opacity' }, t('layers.opacity'), opacity),
    layer.id === 'land-use' && classLegend(),
    el('dl', {}, facts.filter(Boolean).flatMap(([key, text]) => [el('dt', {}, t(key)), el('dd', {}, text)])),
    layer.damage && el('p', { class: 'problem' }, t('layers.damaged'), ' ', el('code', {}, layer.damage)),
  ];
}

function rememberClosed(id, isClosed) {
  const others = get('closedGroups', []).filter(one => one !== id);
  set('closedGroups', isClosed ? [...others, id] : others);
}

/** The button that folds the dock of layers away. */
export function layersToggle() {
  const apply = isOpen => {
    document.body.dataset.layers = isOpen ? 'open' : 'closed';
    toggle.setAttribute('aria-pressed', String(isOpen));
  };
  const toggle = button([icon('layers'), el('span', { class: 'wide' }, t('layers.title'))], () => {
    const isOpen = document.body.dataset.layers === 'closed';
    set('layersOpen', isOpen);
    apply(isOpen);
  }, { class: 'button layers-toggle', 'aria-label': t('layers.title') });
  apply(get('layersOpen', true));
  return toggle;
}
