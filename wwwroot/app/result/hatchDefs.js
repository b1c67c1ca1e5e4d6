import { svg } from '../dom.js';

/** The patterns of verdicts for shapes on the map, readable in black and white print too; css/result.css puts them there. */
export function addHatches(drawing) {
  if (!drawing || drawing.querySelector('defs')) return;
  drawing.prepend(svg('defs', {},
    pattern('prohibited', line('prohibited', 'M0 10L10 0M0 0L10 10')),
    pattern('restricted', line('restricted', 'M0 10L10 0M-2 2L2 -2M8 12L12 8')),
    pattern('procedure', svg('circle', { cx: 5, cy: 5, r: 1.6, class: 'dot-procedure' })),
    pattern('undetermined', line('undetermined', 'M0 5L10 5'))));
}

/** The pattern of ground where a mandatory layer has no data. */
export function addUncoveredHatch(drawing) {
  if (!drawing || drawing.querySelector('defs')) return;
  drawing.prepend(svg('defs', {}, pattern('uncovered', line('uncovered', 'M0 0L10 10M-2 8L2 12M8 -2L12 2'))));
}

const pattern = (id, ...shapes) => svg('pattern', { id: `hatch-${id}`, width: 10, height: 10, patternUnits: 'userSpaceOnUse' }, svg('rect', { width: 10, height: 10, class: `tint-${id}` }), ...shapes);

const line = (id, d) => svg('path', { d, class: `hatch-${id}` });
