import { el, fill } from '../dom.js';
import { t } from '../texts.js';

let count = 0;

/**
 * A figure that says where it comes from: a button with the figure on it, and what unfolds when somebody asks. The two are placed by the caller, for an answer is wider than its figure.
 * @param {string} figure as it is read
 * @param {() => Node|Node[]} explain what to say; called when somebody asks for the first time
 * @param {string} [name] what the figure is of, for screen readers
 * @returns {{ask: HTMLButtonElement, answer: HTMLElement}}
 */
export function why(figure, explain, name = '') {
  const answer = el('div', { class: 'why-answer', id: `why-${++count}`, hidden: true });
  const unfold = isOpen => {
    if (isOpen && answer.childElementCount === 0) fill(answer, explain());
    answer.hidden = !isOpen;
    ask.setAttribute('aria-expanded', String(isOpen));
    answer.dispatchEvent(new Event('unfold', { bubbles: true }));
  };
  const ask = el('button', {
    type: 'button', class: 'why', title: t('why.ask'), 'aria-label': `${[name, figure].filter(Boolean).join(' ')} – ${t('why.ask')}`, 'aria-expanded': 'false', 'aria-controls': answer.id,
    on: { click: () => unfold(answer.hidden) },
  }, figure);
  ask.addEventListener('keydown', event => { if (event.key === 'Escape' && !answer.hidden) unfold(false); });
  return { ask, answer };
}

/** A line of a list of figures: its name, the figures beside it, and over the whole width below what unfolds. */
export const figureLine = (name, figures) => [
  el('dt', {}, name), el('dd', { class: 'whys' }, figures.map(({ ask }) => ask)), el('dd', { class: 'why-place' }, figures.map(({ answer }) => answer)),
];

/** A row of a table whose last cells are figures; the row below holds what unfolds. */
export function figureRow(name, figures) {
  const unfolded = el('tr', { class: 'why-row', hidden: true, on: { unfold: () => { unfolded.hidden = figures.every(({ answer }) => answer.hidden); } } }, el('td', { colSpan: figures.length + 1 }, figures.map(({ answer }) => answer)));
  return [el('tr', {}, el('td', {}, name), figures.map(({ ask }) => el('td', { class: 'figure' }, ask))), figures.length > 0 && unfolded];
}
