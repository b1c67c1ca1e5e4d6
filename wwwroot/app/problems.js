import { button, el } from './dom.js';
import { ServiceProblem } from './service.js';
import { t } from './texts.js';

/**
 * A failure in words a reviewer understands: which kind, what, where, its code, and what can be done.
 * @param {Error} error
 * @param {(() => void)|null} [retry]
 */
export function problemCard(error, retry = null) {
  const isOurs = !(error instanceof ServiceProblem);
  const kind = isOurs ? 'page' : error.kind;
  const text = kind === 'unreachable' ? t('problem.unreachable.text') : error.message;
  const code = isOurs ? 'page.failed' : error.code;
  const details = [code, isOurs ? '' : error.where, text, ...(error.flaws ?? []).map(flaw => `${flaw.code} ${flaw.where ?? ''} ${flaw.detail}`), error.instance].filter(Boolean).join('\n');
  return el('div', { class: 'problem', role: 'alert', dataset: { code } },
    el('h3', {}, t(`problem.${kind}`)),
    el('p', {}, text),
    error.where && el('p', { class: 'small' }, error.where),
    error.flaws?.length > 0 && el('ul', {}, error.flaws.map(flaw => el('li', {}, flaw.detail, flaw.where && ` (${flaw.where})`))),
    el('p', { class: 'row' }, retry && button(t('retry'), retry, { class: 'button' }),
      button(t('copy.details'), () => navigator.clipboard?.writeText(details), { class: 'button' }), el('code', {}, code)));
}
