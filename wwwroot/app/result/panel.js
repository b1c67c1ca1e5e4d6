import { button, el, fill, icon } from '../dom.js';
import { emit as tell } from '../events.js';
import { problemCard } from '../problems.js';
import { rememberSite } from '../site/recent.js';
import { showPanel } from '../panels.js';
import { t } from '../texts.js';
import { siteFacts } from './facts.js';
import { findingList } from './findings.js';
import { layerRows } from './layerRows.js';
import { questionList } from './questions.js';
import { verdictCard } from './verdictCard.js';

/** The answer: the verdict in front, then the layers by severity, the questions, and what else there is to know. */
export function mountResult(root, context) {
  const { checking, pieces, on, settings } = context;
  const [front, rest] = [el('div', { class: 'stack' }), el('div', { class: 'stack rest' })];
  root.append(front, rest);
  let shown = null;

  const show = () => {
    const { phase, record } = checking;
    root.hidden = phase === 'empty';
    fill(front,
      phase === 'failed' && problemCard(checking.problem, () => checking.again()),
      (record || phase === 'waiting') && verdictCard(checking, settings));
    rest.classList.toggle('behind', record !== null && phase !== 'done');
    if (record === shown && record !== null) return;
    // While somebody drags, the verdict follows; the lists wait for the whole answer, so that nothing jumps under the eye.
    if (phase === 'updating' && shown) return;
    shown = phase === 'done' ? record : null;
    fill(rest, phase === 'done' ? details(record, context) : phase === 'waiting' ? waiting(settings) : null);
  };

  on('check:phase', () => {
    show();
    announce(checking);
  });
  on('site:result', ({ record, pieces: found }) => {
    pieces.show(record, found, tell);
    rememberSite(context.site, record);
  });
  on('site:changed', () => { if (context.site.isEmpty) pieces.show(null, null); });
  on('piece:focus', ({ layer, from }) => {
    for (const row of root.querySelectorAll('.result-row')) row.classList.toggle('focused', row.dataset.layer === layer);
    if (from === 'map' && layer) bringUp(root.querySelector(`#row-${CSS.escape(layer)}`));
  });
  show();
}

function details(record, context) {
  const { settings, site } = context;
  return [
    el('div', { class: 'row spread' }, el('h2', {}, t('result.layers')), el('span', { class: 'faint small' }, t('result.asOf', { day: record.provenance.asOf }))),
    layerRows(record, { ...context, emit: tell }),
    record.findings.length > 0 && el('details', { class: 'card', open: false }, el('summary', {}, t('result.general'), el('span', { class: 'count' }, record.findings.length)), findingList(record.findings, record, settings)),
    questionList(record, site, context),
    siteFacts(record, settings),
    el('div', { class: 'row' }, button([icon('download'), t('result.download')], () => download(record), { class: 'button' }), button([icon('print'), t('action.print')], () => print(), { class: 'button' })),
  ];
}

// The names of what is looked at stand there at once; only the answers are waited for.
const waiting = settings => el('ul', { class: 'waiting' }, settings.layers.filter(layer => layer.mandatory).map(layer => el('li', {}, el('span', {}, layer.title), el('div', { class: 'skeleton' }))));

function bringUp(row) {
  showPanel('check');
  for (let parent = row; parent; parent = parent.parentElement?.closest('details')) if (parent instanceof HTMLDetailsElement) parent.open = true;
  row.querySelector('details')?.setAttribute('open', '');
  row.scrollIntoView({ block: 'nearest' });
  row.querySelector('summary')?.focus({ preventScroll: true });
}

// One sentence for screen readers, only when an answer is whole.
function announce({ phase, record, problem }) {
  const live = document.getElementById('verdict-live');
  if (phase === 'done') live.textContent = t('result.announce', { verdict: t(`verdict:${record.verdict}`), count: record.layers.filter(layer => layer.state === 'conflict').length });
  else if (phase === 'failed') live.textContent = problem.message || t(`problem.${problem.kind ?? 'page'}`);
}

function download(record) {
  const address = URL.createObjectURL(new Blob([`${JSON.stringify(record, null, 2)}\n`], { type: 'application/json' }));
  el('a', { href: address, download: `${record.site.name ?? record.site.id}-${record.provenance.asOf}.json` }).click();
  URL.revokeObjectURL(address);
}
