import { el, icon } from '../dom.js';
import { nameOf, t } from '../texts.js';
import { Grounds, siteFigure } from './grounds.js';
import { reasonOf } from './verdicts.js';
import { why } from './why.js';

/** The verdict in front of everything: the word, what it rests on, why, and what could not be looked at. */
export function verdictCard(checking, settings) {
  const { phase, record } = checking;
  if (!record) return el('div', { class: 'verdict verdict-waiting', id: 'verdict' }, el('strong', {}, t('result.computing')));
  const { verdict, basis } = record;
  const isBehind = phase !== 'done';
  const size = why(siteFigure(record.site), () => new Grounds(record, settings).site(), t('why.siteArea'));
  return el('div', { class: `verdict verdict-${verdict}${isBehind ? ' behind' : ''}`, id: 'verdict', dataset: { verdict, phase } },
    el('div', { class: 'verdict-head' }, icon(verdict), el('strong', {}, t(`verdict:${verdict}`)), phase === 'failed' ? el('span', { class: 'updating' }, t('result.stale')) : isBehind && el('span', { class: 'updating' }, t('result.updating'))),
    el('div', { class: 'verdict-body' },
      el('p', { class: 'verdict-area' }, size.ask), size.answer,
      reason(record, settings),
      record.undeterminedBy.length > 0 && el('p', { class: 'undetermined-by' }, icon('undetermined'), t(verdict === 'undetermined' ? 'result.undeterminedBecause' : 'result.undeterminedBesides', { count: record.undeterminedBy.length, layers: titlesOf(record.undeterminedBy, settings) })),
      el('p', { class: `basis basis-${basis}` }, el('b', {}, t('result.basis')), t(`basis:${basis}`)),
      basis === 'demonstration' && el('p', { class: 'small' }, t('result.demonstration'))));
}

/** The titles of layers by id, joined. */
export const titlesOf = (ids, settings) => ids.map(id => nameOf(settings.layers.find(layer => layer.id === id) ?? { title: id })).join(t('list.comma'));

function reason(record, settings) {
  if (record.verdict === 'clear') return el('p', {}, t('result.clear'));
  const first = reasonOf(record);
  if (!first) return null;
  const { finding, layer } = first;
  const title = layer && nameOf(settings.layers.find(one => one.id === layer.id) ?? layer);
  return el('p', { class: 'reason' }, layer && el('b', {}, title, t('list.colon')), finding.summary,
    finding.assumed.length > 0 && el('span', { class: 'assumed' }, t('result.assumed', { attributes: finding.assumed.map(code => attributeTitle(code, settings)).join(t('list.comma')) })));
}

/** An attribute's name. */
export function attributeTitle(code, settings) {
  const attribute = settings.attributes.find(one => one.code === code);
  return attribute ? nameOf(attribute) : t('assumed:parks');
}
