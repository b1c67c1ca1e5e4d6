import { button, el, icon } from './dom.js';
import { t } from './texts.js';

/** What the keyboard does; `?` shows it, outside of fields. */
const keys = [['Tab', 'keys.tab'], ['← ↑ → ↓', 'keys.pan'], ['+ −', 'keys.zoom'], ['Esc', 'keys.escape'], ['Ctrl Z', 'keys.undo'], ['Ctrl Y', 'keys.redo'], ['Enter', 'keys.enter'], ['?', 'keys.help']];

/** Listens to the keys that are the page's own. */
export function listenToKeys(site) {
  addEventListener('keydown', event => {
    if (event.target.closest('input, select, textarea, dialog')) return;
    const key = event.key.toLowerCase();
    if (event.key === '?') showKeys();
    else if ((event.ctrlKey || event.metaKey) && key === 'z' && !event.shiftKey) site.undo();
    else if ((event.ctrlKey || event.metaKey) && (key === 'y' || (key === 'z' && event.shiftKey))) site.redo();
    else return;
    event.preventDefault();
  });
}

/** Shows them. */
export function showKeys() {
  const dialog = el('dialog', { class: 'keys', 'aria-label': t('keys.title'), on: { close: () => dialog.remove() } },
    el('div', { class: 'dialog-head' }, el('h2', {}, t('keys.title')), button(icon('close'), () => dialog.close(), { class: 'icon-button', 'aria-label': t('close') })),
    el('div', { class: 'dialog-body' }, el('table', {}, el('tbody', {}, keys.map(([key, text]) => el('tr', {}, el('th', { scope: 'row' }, el('kbd', {}, key)), el('td', {}, t(text)))))), el('p', { class: 'faint' }, t('keys.pointer'))));
  document.body.append(dialog);
  dialog.showModal();
}
