import { button, el } from '../dom.js';
import { hectares } from '../figures.js';
import { chip } from '../result/layerRows.js';
import { get, set } from '../state.js';
import { t } from '../texts.js';

const most = 20;

/** Keeps a site that was checked among the last ones, in this browser alone. */
export function rememberSite(site, record) {
  const kept = { ...site.toJson(), verdict: record.verdict, area: record.site.areaSquareMetres };
  const same = JSON.stringify(kept.geometry);
  set('recent', [kept, ...get('recent', []).filter(other => JSON.stringify(other.geometry) !== same)].slice(0, most));
}

/** The last sites, to be looked at once more. */
export function recentSites(open) {
  const recent = get('recent', []);
  return recent.length > 0 && el('details', { class: 'card recent' }, el('summary', {}, t('site.recent')),
    el('ul', {}, recent.map(kept => el('li', {}, button([kept.name || t('site.unnamed'), el('span', { class: 'faint small' }, hectares(kept.area)), chip(kept.verdict)], () => open(kept), { class: 'recent-site' })))));
}
