import { button, el, fill, icon } from '../dom.js';
import { emit as tell } from '../events.js';
import { problemCard } from '../problems.js';
import { executeFile } from '../service.js';
import { rememberSite } from '../site/recent.js';
import { showPanel } from '../panels.js';
import { phone } from '../screen.js';
import { t } from '../texts.js';
import { siteFacts } from './facts.js';
import { findingList } from './findings.js';
import { layerRows } from './layerRows.js';
import { questionList } from './questions.js';
import { verdictCard } from './verdictCard.js';
import { mountVersions } from './versions.js';

/** The answer: the verdict in front, then the layers by severity, the questions, and what else there is to know. */
export function mountResult(root, context) {
  const { checking, pieces, on, settings } = context;
  const [behind, front, rest] = [el('div', { role: 'status' }), el('div', { class: 'stack' }), el('div', { class: 'stack rest' })];
  root.append(behind, front, rest);
  mountVersions(behind, context);
  let shown = null;

  const show = () => {
    const { phase, record } = checking;
    root.hidden = phase === 'empty';
    document.body.dataset.phase = phase;
    fill(front,
      phase === 'failed' && problemCard(checking.problem, () => checking.again()),
      (record || phase === 'waiting') && verdictCard(checking, settings));
    rest.classList.toggle('behind', record !== null && phase !== 'done');
    // While somebody drags, the verdict follows; the lists wait for the whole answer, so that nothing jumps under the eye.
    if (phase === 'done' && record !== shown) {
      shown = record;
      fill(rest, details(record, context));
    } else if (phase === 'empty') {
      shown = null;
      fill(rest);
    } else if (!shown) {
      fill(rest, phase === 'waiting' && waiting(settings));
    }
  };

  on('check:phase', () => {
    show();
    announce(checking);
  });
  on('site:result', ({ record, pieces: found }) => {
    pieces.show(record, found, tell);
    rememberSite(context.site, record);
    // The sheet is low there: what was asked for comes to its top.
    if (phone.matches) root.scrollIntoView({ block: 'start' });
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
    el('div', { class: 'row' },
      button([icon('download'), t('result.page')], () => savePage(record, site), { class: 'button', id: 'save-page' }),
      button([icon('download'), t('result.download')], () => save(new Blob([`${JSON.stringify(record, null, 2)}\n`], { type: 'application/json' }), record, 'json'), { class: 'button' }),
      button([icon('print'), t('action.print')], () => print(), { class: 'button' })),
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

// The record's own page, with its map to scale: a file, for it stands on its own and belongs into the project's folder.
async function savePage(record, site) {
  try {
    save(await executeFile('site-check', site.inputs, 'page', 'text/html'), record, 'html');
  } catch (problem) {
    document.getElementById('result').prepend(problemCard(problem));
  }
}

function save(content, record, ending) {
  const address = URL.createObjectURL(content);
  el('a', { href: address, download: `${record.site.name ?? record.site.id}-${record.provenance.asOf}.${ending}` }).click();
  URL.revokeObjectURL(address);
}
