import { emit, on } from '../events.js';
import { execute, isAborted } from '../service.js';

/** A live answer that takes longer than this is given up for the newest one. */
const patience = 400;

/**
 * Keeps the answer to the site of the moment. While somebody drags there is one question under way at most: the newest waits for it and takes the place of any that waited before, so answers keep coming as
 * fast as the service gives them and none is shown after a later one. A whole result, with the pieces on the map, is asked for when the hand comes to rest.
 *
 * `phase`: `empty` nothing to check · `waiting` no answer yet · `updating` the last answer stays while the next is awaited · `done` · `failed`
 */
export class Checking {
  #site;
  #running = null;
  #next = null;

  phase = 'empty';
  record = null;
  pieces = null;
  problem = null;

  constructor(site) {
    this.#site = site;
    on('site:changed', ({ live }) => this.#ask(live));
  }

  /** Asks once more for the site of the moment. */
  again() {
    this.#ask(false);
  }

  #ask(live) {
    if (!this.#site.isComplete) {
      this.#running?.abort.abort();
      this.#next = null;
      this.#become('empty', { record: null, pieces: null });
      return;
    }
    this.#next = { inputs: this.#site.inputs, live };
    this.#become(this.record ? 'updating' : 'waiting');
    if (!this.#running) this.#run();
    else if (!live || performance.now() - this.#running.since > patience) this.#running.abort.abort();
  }

  async #run() {
    while (this.#next) {
      const question = this.#next;
      this.#next = null;
      const running = this.#running = { abort: new AbortController(), since: performance.now() };
      const { signal } = running.abort;
      try {
        const answer = question.live ? { record: await execute('site-check', question.inputs, { signal }), pieces: null } : await execute('site-check', question.inputs, { signal, outputs: ['record', 'pieces'] });
        if (!signal.aborted) this.#take(answer, question.live);
      } catch (error) {
        if (!isAborted(error) && !this.#next) this.#become('failed', { problem: error });
      }
    }
    this.#running = null;
  }

  // A live answer is never the last word: the whole one follows when the drag ends.
  #take({ record, pieces }, live) {
    const isBehind = live || this.#next !== null;
    this.#become(isBehind ? 'updating' : 'done', { record, pieces, problem: null });
    if (!isBehind) emit('site:result', { record, pieces });
  }

  #become(phase, values = {}) {
    Object.assign(this, values, { phase });
    emit('check:phase', phase);
  }
}
