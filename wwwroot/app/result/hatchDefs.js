const namespace = 'http://www.w3.org/2000/svg';

/** The patterns of verdicts for shapes on the map, readable in black and white print too; css/result.css puts them there. */
export function addHatches(svg) {
  if (!svg || svg.querySelector('defs')) return;
  svg.prepend(make('defs', {},
    pattern('prohibited', line('prohibited', 'M0 10L10 0M0 0L10 10')),
    pattern('restricted', line('restricted', 'M0 10L10 0M-2 2L2 -2M8 12L12 8')),
    pattern('procedure', make('circle', { cx: 5, cy: 5, r: 1.6, class: 'dot-procedure' })),
    pattern('undetermined', line('undetermined', 'M0 5L10 5'))));
}

const pattern = (id, ...shapes) => make('pattern', { id: `hatch-${id}`, width: 10, height: 10, patternUnits: 'userSpaceOnUse' }, make('rect', { width: 10, height: 10, class: `tint-${id}` }), ...shapes);

const line = (id, d) => make('path', { d, class: `hatch-${id}` });

function make(tag, attributes, ...children) {
  const node = document.createElementNS(namespace, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}
