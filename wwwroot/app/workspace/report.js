import { button, el } from '../dom.js';
import { hectares, number } from '../figures.js';
import { language, nameOf, t } from '../texts.js';

const mostRefusals = 50;

/**
 * A quality report for reading: the verdict first, then what was found, each place a step away on the map.
 * @param {object} report yanshi-gis/import-report/1
 * @param {(at: number[]) => void} goTo
 */
export function reportView(report, goTo) {
  const fact = (key, value) => value && [el('dt', {}, t(`report.${key}`)), el('dd', {}, value)];
  const words = (thing, name = 'message') => language() === 'zh' ? thing[name] : thing[`${name}English`] ?? thing[name];
  return el('div', { class: 'report stack', dataset: { verdict: report.verdict } },
    el('p', { class: `report-verdict verdict-${report.verdict}` }, el('b', {}, t(`report.verdict:${report.verdict}`)), report.version && ` ${report.version}`),
    el('dl', { class: 'facts' },
      fact('layer', `${nameOf(report.layer)} · ${words(report.layer, 'why')}`),
      fact('file', `${report.input.file} (${report.input.format})`),
      fact('crs', `${report.crs.code} · ${words(report.crs, 'why')}`),
      fact('features', t('report.featuresOf', report.features)),
      fact('area', report.areaSquareMetres > 0 && hectares(report.areaSquareMetres)),
      fact('effective', t(`workspace.${report.completeness.effective}`))),
    el('h3', {}, t('report.findings')),
    report.findings.length === 0 ? el('p', { class: 'faint' }, t('report.noFindings')) : el('ul', { class: 'findings' }, report.findings.map(finding => el('li', { class: `finding-${finding.severity}` },
      el('span', { class: 'badge' }, t(`severity:${finding.severity}`)), ' ', words(finding),
      finding.count > 1 && el('span', { class: 'faint' }, ` · ${t('report.count', { count: number(finding.count, 0) })}`),
      el('span', { class: 'row' }, finding.places.map((place, i) => place.at && button(t('report.place', { number: i + 1 }), () => goTo(place.at), { class: 'button small', title: [place.features.join(', '), place.text].filter(Boolean).join(' · ') })))))),
    report.refusals.length > 0 && el('details', {}, el('summary', {}, `${t('report.refusals')} (${report.refusals.length})`),
      el('ul', {}, report.refusals.slice(0, mostRefusals).map(refusal => el('li', {}, el('b', {}, refusal.id ?? `#${refusal.number}`), ' ', words(refusal), refusal.at && button(t('report.place', { number: '' }), () => goTo(refusal.at), { class: 'button small' }))))),
    report.notes.length > 0 && el('details', {}, el('summary', {}, t('report.notes')), el('ul', {}, report.notes.map(note => el('li', {}, words(note))))));
}
