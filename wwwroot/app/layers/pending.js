import { el } from '../dom.js';
import { emit } from '../events.js';
import { day } from '../figures.js';
import { fromAddress, get, set } from '../state.js';
import { nameOf, t } from '../texts.js';

// What a link says goes before what was remembered; a link of a colleague who saw the law alone shows the law alone.
const atStart = () => { const { layers, legal } = fromAddress(); return layers ? legal === 'pending' : get('pending', false); };
let isOn = null;

/** Whether versions that are not law yet are shown: drafts, and those that come into force later. Checks never use them. */
export const isPendingShown = () => isOn ??= atStart();

/**
 * Those versions as layers of their own, drawn dashed and light: what is not law must not look like it.
 * @param {object[]} layers the settings' layers
 */
export const pendingLayers = layers => layers.filter(layer => layer.pending).map(layer => ({
  ...layer, ...layer.pending, id: `${layer.id}@v${layer.pending.version}`, of: layer.id, pending: null, shown: true, isPending: true, style: layer.style && { ...layer.style, fill: layer.style.fill / 2, line: 'dashed' },
}));

/** The name of such a version. */
export const pendingName = layer => t('legal.version', { layer: nameOf(layer), version: layer.version });

/** Why it is not law yet, in a word. */
export const pendingWord = layer => layer.legalStatus === 'draft' ? t('legal.draft') : t('legal.from', { day: day(layer.inForceFrom) });

/** The switch between what is law and what is law or will be, with a word on what it hides or shows. */
export function legalSwitch({ settings, map, on }) {
  const said = el('p', { class: 'legal-said', role: 'status' });
  const say = () => {
    const pending = pendingLayers(settings.layers);
    said.textContent = pending.length === 0 ? t('legal.none') : isPendingShown() ? t('legal.shown') : t('legal.hidden', { versions: pending.map(pendingName).join(t('list.comma')) });
  };
  const choose = value => {
    isOn = value;
    set('pending', value);
    for (const { id } of pendingLayers(settings.layers)) map.show(id, value);
    emit('legal:changed');
    say();
  };
  const option = (value, word) => el('label', {}, el('input', { type: 'radio', name: 'legal', id: value ? 'legal-pending' : 'legal-current', checked: isPendingShown() === value, on: { change: () => choose(value) } }), el('span', {}, word));
  on('workspace:changed', () => {
    if (isPendingShown()) for (const { id } of pendingLayers(settings.layers)) map.show(id, true);
    say();
  });
  say();
  return el('fieldset', { class: 'legal' }, el('legend', { class: 'unseen' }, t('legal.title')), el('div', { class: 'segments' }, option(false, t('legal.current')), option(true, t('legal.pending'))), said);
}
