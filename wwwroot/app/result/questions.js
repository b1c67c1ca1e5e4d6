import { el } from '../dom.js';
import { nameOf, t } from '../texts.js';

/** What the rules want to know of the project: an answer checks the site again at once. Until then the strictest is assumed, and the verdict says so. */
export function questionList(record, site, { settings }) {
  const asked = record.questions.map(question => question.attribute);
  const answered = Object.keys(site.attributes).filter(code => !asked.includes(code));
  const lines = [...asked, ...answered].map(code => lineOf(settings.attributes.find(one => one.code === code), record.questions.find(one => one.attribute === code), site));
  return el('details', { class: 'questions card', open: false },
    el('summary', {}, t('question.title'), el('span', { class: 'count' }, t('question.count', { open: asked.length, answered: Object.keys(site.attributes).length }))),
    asked.length > 0 && el('p', { class: 'small faint' }, t('question.strictest')),
    el('ul', { class: 'question-list' }, lines));
}

function lineOf(attribute, question, site) {
  if (!attribute) return null;
  const id = `question-${attribute.code}`;
  const answer = value => site.answer(attribute.code, value);
  const why = question?.why ?? attribute.question;
  return el('li', {}, el('label', { for: id }, el('b', {}, nameOf(attribute)), el('span', { class: 'small faint' }, why)), inputOf(attribute, id, site.attributes[attribute.code], answer));
}

function inputOf(attribute, id, value, answer) {
  if (attribute.kind === 'number')
    return el('span', { class: 'row' }, el('input', { class: 'field', id, type: 'number', min: 0, step: 'any', value: value ?? '', on: { change: event => answer(event.target.value === '' ? null : Number(event.target.value)) } }), attribute.unit);
  const options = attribute.kind === 'boolean' ? [['true', t('yes')], ['false', t('no')]] : attribute.values.map(one => [one.code, nameOf(one)]);
  const typed = text => attribute.kind === 'boolean' ? text === 'true' : text;
  return el('select', { class: 'field', id, on: { change: event => answer(event.target.value === '' ? null : typed(event.target.value)) } },
    el('option', { value: '' }, t('question.unknown')), options.map(([code, title]) => el('option', { value: code, selected: String(value) === code }, title)));
}
