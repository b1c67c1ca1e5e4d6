import { button, el, fill } from './dom.js';
import { on } from './events.js';
import { nameOf, t } from './texts.js';

/** The line under the header: what is wrong with the service or with the picture, until it is right again. */
export function watchService(map) {
  const root = document.getElementById('banner');
  const failed = new Map();
  let isUnreachable = false;
  const show = () => fill(root,
    isUnreachable && el('p', { class: 'bad' }, t('banner.unreachable')),
    [...failed.values()].map(layer => el('p', {}, t('problem.tiles', { layer: nameOf(layer) }), button(t('retry'), () => {
      failed.delete(layer.id);
      map.refresh(layer.id);
      show();
    }, { class: 'button' }))));
  on('service:unreachable', () => { isUnreachable = true; show(); });
  on('service:reached', () => { if (isUnreachable) { isUnreachable = false; show(); } });
  on('tiles:failed', ({ layer }) => { if (!isUnreachable) { failed.set(layer.id, layer); show(); } });
  on('language:changed', show);
}
