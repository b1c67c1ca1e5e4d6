import { emit } from './events.js';
import { language } from './texts.js';

/** A refusal of the service: its code and its words in the page's language. */
export class ServiceProblem extends Error {
  constructor({ code, status, detail, where, instance, flaws = [], retryAfter = null }) {
    super(detail);
    Object.assign(this, { name: 'ServiceProblem', code, status, where, instance, flaws, retryAfter });
  }

  /** Which of the page's words introduce it. */
  get kind() {
    if (this.code === 'service.unreachable') return 'unreachable';
    if (this.status === 429) return 'busy';
    if (this.status === 404) return 'notFound';
    return this.status >= 500 ? 'broken' : 'refused';
  }
}

const json = 'application/json';

/** The address of something the service offers, wherever a proxy has put it. */
export const addressOf = path => new URL(path.replace(/^\//, ''), document.baseURI);

/** Whether an error only says that nobody waits for the answer any more. */
export const isAborted = error => error?.name === 'AbortError';

/**
 * Asks the service.
 * @param {string} path
 * @param {{method?: string, body?: BodyInit, headers?: Record<string, string>, signal?: AbortSignal, accept?: string}} [options]
 * @returns {Promise<Response>} a good answer
 * @throws {ServiceProblem}
 */
export async function request(path, { method = 'GET', body, headers = {}, signal, accept = json } = {}) {
  let answer;
  try {
    answer = await fetch(addressOf(path), { method, body, signal, headers: { Accept: accept, 'Accept-Language': language(), ...headers } });
  } catch (error) {
    if (isAborted(error)) throw error;
    emit('service:unreachable');
    throw new ServiceProblem({ code: 'service.unreachable', status: 0, detail: '' });
  }
  emit('service:reached');
  if (answer.ok) return answer;
  throw await problemOf(answer);
}

/** Asks for JSON. */
export const getJson = async (path, options) => (await request(path, options)).json();

/** Sends JSON and gets JSON. */
export const postJson = async (path, document, options = {}) =>
  (await request(path, { ...options, method: 'POST', body: JSON.stringify(document), headers: { 'Content-Type': json, ...options.headers } })).json();

/**
 * Lets a process work and waits for its answer.
 * @param {string} process its id
 * @param {object} inputs
 * @param {{outputs?: string[], signal?: AbortSignal}} [options] several outputs come in one document
 */
export function execute(process, inputs, { outputs = [], signal } = {}) {
  const asked = outputs.length === 0 ? {} : { outputs: Object.fromEntries(outputs.map(output => [output, {}])), response: 'document' };
  return postJson(`processes/${process}/execution`, { inputs, ...asked }, { signal });
}

/** Lets a process write one of its outputs as a file. */
export const executeFile = async (process, inputs, output, accept) =>
  (await request(`processes/${process}/execution`, { method: 'POST', body: JSON.stringify({ inputs, outputs: { [output]: {} } }), headers: { 'Content-Type': json }, accept })).blob();

/**
 * Sends a file to a process.
 * @param {string} process its id
 * @param {File} file
 * @param {Record<string, unknown>} inputs what is said beside it; texts as they are, all else as JSON
 */
export const upload = (process, file, inputs = {}, options = {}) => sendFile(`processes/${process}/execution`, file, inputs, options);

/** The same to any address that takes a file; `files` are further ones by the name of their part. */
export async function sendFile(path, file, inputs = {}, { files = {}, ...options } = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries(inputs)) form.append(name, typeof value === 'string' ? value : JSON.stringify(value));
  form.append('file', file, file.name);
  for (const [name, further] of Object.entries(files)) form.append(name, further, further.name);
  return (await request(path, { ...options, method: 'POST', body: form })).json();
}

async function problemOf(answer) {
  const said = await answer.json().catch(() => null);
  return new ServiceProblem({
    code: said?.code ?? `http.${answer.status}`,
    status: answer.status,
    detail: said?.detail ?? '',
    where: said?.where ?? null,
    instance: said?.instance ?? null,
    flaws: said?.flaws ?? [],
    retryAfter: answer.headers.get('Retry-After'),
  });
}
