import { el } from '../dom.js';
import { distance, number, percent, squareMetres } from '../figures.js';
import { t } from '../texts.js';
import { Grounds } from './grounds.js';
import { chip } from './layerRows.js';
import { attributeTitle } from './verdictCard.js';
import { why } from './why.js';

/** Rules that fired, each with what it asks, who is in charge, and its articles, which unfold; of a layer's rules the layer is known, of others not. */
export function findingList(findings, record, settings, layer = null) {
  const grounds = new Grounds(record, settings);
  return findings.length > 0 && el('ul', { class: 'findings' }, findings.map(finding => el('li', { class: 'finding' },
    el('p', {}, chip(finding.verdict), ' ', finding.summary),
    finding.exemption && el('p', { class: 'small' }, el('b', {}, t('finding.exemption')), finding.exemption),
    finding.procedure && el('p', { class: 'small' }, el('b', {}, t('finding.procedure')), finding.procedure),
    finding.office && el('p', { class: 'small' }, el('b', {}, t('finding.office')), finding.office),
    finding.measure && measured(finding, layer, grounds),
    finding.assumed.length > 0 && el('p', { class: 'small assumed' }, t('result.assumed', { attributes: finding.assumed.map(code => attributeTitle(code, settings)).join(t('list.comma')) })),
    articles(finding))));
}

function articles({ citations, rule }) {
  if (citations.length === 0) return null;
  return el('details', { class: 'articles' },
    el('summary', {}, t('finding.articles', { count: citations.length }), el('span', { class: 'faint' }, ` ${citations[0].title}${citations[0].article ?? ''}`)),
    el('ul', {}, citations.map(citation => el('li', {},
      el('b', {}, `《${citation.title}》`), citation.article ?? '',
      el('span', { class: `badge${citation.sourceStatus === 'verified' ? '' : ' badge-indicative'}` }, t(`source.${citation.sourceStatus}`)),
      el('p', { class: 'small faint' }, [
        citation.effectiveFrom && t('finding.from', { day: citation.effectiveFrom }), citation.effectiveUntil && t('finding.until', { day: citation.effectiveUntil }),
        citation.textAsOf && t('finding.textAsOf', { day: citation.textAsOf }), citation.checkedOn && t('finding.checkedOn', { day: citation.checkedOn }),
      ].filter(Boolean).join(t('list.semicolon'))),
      citation.note && el('p', { class: 'small' }, citation.note)))),
    el('p', { class: 'small faint' }, t('finding.rule'), el('code', {}, rule)));
}

function measured(finding, layer, grounds) {
  const { what, value, unit, limit, from } = finding.measure;
  const figure = what === 'area' ? squareMetres : what === 'share' ? percent : what === 'distance' ? distance : amount => `${number(amount, Number.isInteger(amount) ? 0 : 2)} ${unit ?? ''}`.trim();
  const { ask, answer } = why(figure(value), () => grounds.measure(finding, layer), t(`measure.${what}`));
  const beside = [limit > 0 && t('measure.limit', { limit: figure(limit) }), from && t('measure.from', { from })].filter(Boolean).join(' ');
  return [el('p', { class: 'small faint' }, t(`measure.${what}`), ' ', ask, ' ', beside), answer];
}
