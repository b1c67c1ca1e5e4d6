import { getJson, request } from './service.js';

const firstPause = 300;
const longestPause = 2000;

/**
 * Waits for a job of the service.
 * @param {string} id
 * @param {{onProgress?: (job: object) => void, signal: AbortSignal}} options
 * @returns {Promise<object>} the job when it is over, however it ended
 */
export async function jobOver(id, { onProgress = () => {}, signal }) {
  for (let pause = firstPause; ; pause = Math.min(pause * 1.4, longestPause)) {
    const job = await getJson(`jobs/${id}`, { signal });
    onProgress(job);
    if (['successful', 'failed', 'dismissed'].includes(job.status)) return job;
    await new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, pause);
      signal.addEventListener('abort', () => { clearTimeout(timer); reject(signal.reason); }, { once: true });
    });
  }
}

/** Ends a job. */
export const dismiss = id => request(`jobs/${id}`, { method: 'DELETE' });
