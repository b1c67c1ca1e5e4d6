/** The verdicts from the worst to the best, as records order them. */
export const bySeverity = ['prohibited', 'restricted', 'undetermined', 'procedure', 'notice', 'clear'];

/** A verdict's colour, for what is painted: elements take it from css/tokens.css themselves. */
export const colourOf = verdict => getComputedStyle(document.documentElement).getPropertyValue(`--${verdict}`).trim();

/** The worse of two. */
export const worse = (a, b) => bySeverity.indexOf(a) <= bySeverity.indexOf(b) ? a : b;

/** The worst of a layer's findings; null when it has none. */
export const worstOf = layer => layer.findings.reduce((worst, finding) => worst ? worse(worst, finding.verdict) : finding.verdict, null);

/**
 * What a layer is to the reviewer: the groups of the list of layers, in their order. A layer without an answer never stands among those that are clear.
 */
export function groupOf(layer) {
  if (layer.state === 'conflict') return 'conflict';
  if (layer.state === 'failed') return 'failed';
  if (layer.state === 'no-data') return 'noData';
  return layer.state === 'below-threshold' ? 'belowThreshold' : 'clear';
}

export const groups = ['conflict', 'failed', 'noData', 'belowThreshold', 'clear'];

/** The mark of a layer: the verdict of its worst finding, and for one without an answer that it has none. */
export function markOf(layer) {
  if (layer.state === 'conflict') return worstOf(layer) ?? 'undetermined';
  if (layer.state === 'clear') return layer.findings.length > 0 ? worstOf(layer) : 'clear';
  return layer.state === 'below-threshold' ? 'notice' : 'undetermined';
}

/** Conflicts in the order in which they are read, each with its number on the map. */
export const conflictsOf = record => record.layers.filter(layer => layer.state === 'conflict')
  .sort((a, b) => bySeverity.indexOf(markOf(a)) - bySeverity.indexOf(markOf(b)) || (b.areaSquareMetres ?? 0) - (a.areaSquareMetres ?? 0));

/** The finding that a record's verdict comes from, that of its first conflict where there is one, and the layer it belongs to; null when no finding says so. */
export function reasonOf(record) {
  for (const layer of [...conflictsOf(record), ...record.layers, null]) {
    const finding = (layer ?? record).findings.find(one => one.verdict === record.verdict);
    if (finding) return { finding, layer };
  }
  return null;
}
