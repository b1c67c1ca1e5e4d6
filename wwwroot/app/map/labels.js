const font = '600 12px "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","WenQuanYi Micro Hei",sans-serif';

/** Layers whose features are few and known by name; the labels of others would be a thicket. */
const labelled = new Set(['towns', 'heritage-sites', 'mountains', 'parks', 'heritage-protection-scope']);
const fromZoom = { towns: 10, 'heritage-sites': 13, mountains: 11, parks: 12, 'heritage-protection-scope': 12 };

const leastWidth = 70;
const oneNameIn = 1200;

/** A name beside a point, or in the middle of an area. */
class NameLabel {
  #text;

  constructor(colour) {
    const options = { labelProps: ['name'], font, fill: colour, stroke: '#fff', width: 3 };
    this.#text = { point: new protomapsL.OffsetTextSymbolizer({ ...options, offsetX: 7, offsetY: 4 }), area: new protomapsL.CenteredTextSymbolizer(options) };
  }

  place(layout, rings, feature) {
    const labels = this.#place(layout, rings, feature);
    // The painter leaves the line of the layer painted last.
    for (const label of labels ?? []) label.draw = withWholeLines(label.draw);
    return labels;
  }

  #place(layout, rings, feature) {
    if (feature.geomType === 1) return this.#text.point.place(layout, rings, feature);
    const box = boxOf(rings.flat());
    if (box.maxX - box.minX < leastWidth) return undefined;
    const middle = rings[0][0].clone();
    [middle.x, middle.y] = [(box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2];
    const labels = this.#text.area.place(layout, [[middle]], feature);
    // An area is cut by tiles, and every part would have the name.
    for (const label of labels ?? []) Object.assign(label, { deduplicationKey: feature.props.name, deduplicationDistance: oneNameIn });
    return labels;
  }
}

const withWholeLines = draw => context => {
  context.setLineDash([]);
  draw(context);
};

const boxOf = points => points.reduce((box, { x, y }) => ({ minX: Math.min(box.minX, x), maxX: Math.max(box.maxX, x), minY: Math.min(box.minY, y), maxY: Math.max(box.maxY, y) }),
  { minX: Infinity, maxX: -Infinity, minY: Infinity, maxY: -Infinity });

/** The label rules of a layer; none for most. */
export const labelRulesOf = layer => labelled.has(layer.id)
  ? [{ dataSource: layer.id, dataLayer: layer.id, symbolizer: new NameLabel(layer.style?.colour ?? '#333'), minzoom: fromZoom[layer.id] }]
  : [];
