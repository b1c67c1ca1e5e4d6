import { button, el, fill } from '../dom.js';
import { getJson } from '../service.js';
import { nameOf, t } from '../texts.js';

/** So often the service is asked what is in force, besides when somebody comes back to the page. */
const everyMilliseconds = 60_000;

/**
 * Says when a layer has another version in force than the one the answer rests on, and offers to check again.
 * @param {HTMLElement} root where it is said
 * @param {object} context the check's
 */
export function mountVersions(root, { checking, on, signal }) {
  const show = changes => {
    root.hidden = changes.length === 0;
    fill(root, changes.length > 0 && el('div', { class: 'notice warn stale' },
      el('p', {}, t('result.behind', { layers: changes.map(({ layer, before }) => t('result.behindLayer', { layer: nameOf(layer), before, now: layer.version ?? t('result.noVersion') })).join(t('list.semicolon')) })),
      button(t('result.checkAgain'), () => checking.again(), { class: 'button', id: 'check-again' })));
  };
  const look = async () => {
    const { record, phase } = checking;
    if (phase !== 'done' || document.hidden) return;
    const { layers } = await getJson('map/settings').catch(() => ({ layers: [] }));
    if (checking.record !== record) return;
    const before = new Map(record.provenance.layers.map(used => [used.id, used.version]));
    show(layers.filter(layer => layer.shown && before.has(layer.id) && layer.version !== before.get(layer.id)).map(layer => ({ layer, before: before.get(layer.id) })));
  };
  on('check:phase', () => show([]));
  on('workspace:changed', look);
  addEventListener('focus', look, { signal });
  document.addEventListener('visibilitychange', look, { signal });
  const watch = setInterval(look, everyMilliseconds);
  signal.addEventListener('abort', () => clearInterval(watch));
  show([]);
}
