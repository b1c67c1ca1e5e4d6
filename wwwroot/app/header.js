import { button, el, icon, iconButton } from './dom.js';
import { showKeys } from './keys.js';
import { isPendingShown } from './layers/pending.js';
import { isUncoveredShown, uncoveredId } from './layers/uncovered.js';
import { applyTheme, get, permalink, set } from './state.js';
import { t } from './texts.js';

/** The buttons at the right of the header. */
export function headerActions({ map, site }, switchLanguage) {
  const said = el('span', { class: 'said', role: 'status' });
  return [
    said,
    iconButton('link', t('action.link'), () => copyLink(permalink({ view: map.view, layers: [...map.visible, ...(isUncoveredShown() ? [uncoveredId] : [])], legal: isPendingShown() ? 'pending' : null, site: site.toJson() }), said)),
    iconButton('print', t('action.print'), () => print()),
    iconButton('moon', t('action.theme'), () => {
      set('theme', document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark');
      applyTheme(get('theme'));
    }),
    iconButton('keyboard', t('keys.title'), showKeys, { class: 'icon-button keys-button' }),
    button([icon('language'), t('action.language')], switchLanguage, { class: 'button', id: 'language', title: t('action.languageHint') }),
  ];
}

// The clipboard is closed to pages that did not come by HTTPS or from this machine: then the link is shown to be copied by hand.
async function copyLink(link, said) {
  try {
    await navigator.clipboard.writeText(link);
    said.replaceChildren(t('action.linkCopied'));
  } catch {
    const field = el('input', { class: 'field', readOnly: true, value: link, 'aria-label': t('action.linkShown') });
    said.replaceChildren(field);
    field.select();
  }
  setTimeout(() => said.replaceChildren(), 8000);
}
