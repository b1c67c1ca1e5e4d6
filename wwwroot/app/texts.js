/** Every word of the page stands in texts/*.js, in Chinese and English. A word that is missing is a fault of ours and shows as its key. */
const words = new Map();
let current = 'zh';

/**
 * Adds words.
 * @param {Record<string, [string, string]>} entries Chinese and English by key; `{name}` is replaced
 */
export function addTexts(entries) {
  for (const [key, pair] of Object.entries(entries)) words.set(key, pair);
}

/**
 * A word in the page's language.
 * @param {string} key
 * @param {Record<string, string|number>} [values]
 */
export function t(key, values = {}) {
  const pair = words.get(key);
  if (!pair) return key;
  return pair[current === 'zh' ? 0 : 1].replace(/\{(\w+)\}/g, (mark, name) => values[name] ?? mark);
}

/** Whether there is a word. */
export const hasText = key => words.has(key);

/** `zh` or `en`. */
export const language = () => current;

/** Chooses the language of all words from now on. */
export function setLanguage(chosen) {
  current = chosen === 'en' ? 'en' : 'zh';
  document.documentElement.lang = current === 'zh' ? 'zh-CN' : 'en';
}

/** The name of something that has one in each language. */
export const nameOf = (thing, chinese = 'title', english = 'titleEnglish') => (current === 'en' && thing[english]) || thing[chinese];
