/**
 * The groups of the layer tree: what people look for together. Each takes groups of the catalogue and, before that, layers by id; a group of the catalogue that nobody takes stays a group of its own.
 */
const groups = [
  { key: 'group.controlLines', of: ['三条控制线'] },
  { key: 'group.riversAndHills', of: ['河湖水利', '自然生态'] },
  { key: 'group.heritage', of: ['历史文化'] },
  { key: 'group.farmland', of: ['耕地保护', '土地利用现状'] },
  { key: 'group.parks', of: ['规划管理'] },
  { key: 'group.infrastructure', of: ['基础设施', '灾害与矿产'] },
  { key: 'group.background', of: ['行政区划', '底图'] },
];

/**
 * The layers by group, both in order.
 * @param {object[]} layers the settings' layers
 * @returns {{key: string|null, title: string|null, layers: object[]}[]}
 */
export function grouped(layers) {
  const known = groups.map(group => ({ key: group.key, title: null, layers: layers.filter(layer => group.of.includes(layer.group)) }));
  const others = [...new Set(layers.map(layer => layer.group).filter(name => !groups.some(group => group.of.includes(name))))];
  return [...known, ...others.map(name => ({ key: null, title: name, layers: layers.filter(layer => layer.group === name) }))].filter(group => group.layers.length > 0);
}

/** What is on when somebody opens the page for the first time: enough to see what rules the land, not so much that nothing is seen. */
export const firstVisible = new Set(['permanent-basic-farmland', 'ecological-red-line', 'urban-development-boundary', 'heritage-protection-scope', 'river-management-range', 'parks', 'district', 'towns', 'heritage-sites']);
