import { language, t } from './texts.js';

const squareMetresPerMu = 2000 / 3;
const squareMetresPerHectare = 10_000;

const formats = new Map();

/** A number with so many decimals, thousands apart. */
export function number(value, decimals) {
  if (!formats.has(decimals)) formats.set(decimals, new Intl.NumberFormat('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }));
  return formats.get(decimals).format(value);
}

/** ㎡ with two decimals. */
export const squareMetres = area => `${number(area, 2)} ㎡`;

/** 公顷 with four decimals. */
export const hectares = area => `${number(area / squareMetresPerHectare, 4)} ${t('unit.hectares')}`;

/** 亩 with four decimals. */
export const mu = area => `${number(area / squareMetresPerMu, 4)} ${t('unit.mu')}`;

/** All three. */
export const area = value => [squareMetres(value), hectares(value), mu(value)].join(' · ');

/** A share of one, in percent. */
export const percent = share => `${number(share * 100, share < 0.001 && share > 0 ? 4 : 2)}%`;

/** Metres, or kilometres from one on. */
export const distance = metres => metres >= 1000 ? `${number(metres / 1000, 3)} km` : `${number(metres, 2)} m`;

/** A day as documents write it: 2026年11月22日; ISO in English. */
export function day(iso) {
  const [year, month, date] = iso.split('-').map(Number);
  return language() === 'zh' ? `${year}年${month}月${date}日` : iso;
}
