import { el } from '../dom.js';
import { area, distance, day, mu, number, percent, squareMetres } from '../figures.js';
import { nameOf, t } from '../texts.js';

const mostSources = 20;
const deviations = 2;
const digitsOfHash = 12;

/**
 * What the figures of a record rest on. All of it stands in the record; of the layer's version in force only the sentence about its source is taken, and only where it is the version that was used.
 */
export class Grounds {
  #record;
  #settings;

  constructor(record, settings) {
    [this.#record, this.#settings] = [record, settings];
  }

  /** The area that a layer has of the site, or the site has outside it. */
  area(layer) {
    const key = layer.id === 'farmland' ? 'farmland' : layer.role === 'must-contain' ? 'outside' : 'area';
    return [this.#method(t(`why.${key}`), this.#plane()), this.#list([...this.#layerLines(layer), layer.slivers.length > 0 && [t('why.slivers'), t('why.sliversOf', { count: layer.slivers.length })]]), sources(layer.features, layer)];
  }

  /** The share that a layer has of the site. */
  share(layer) {
    return [this.#method(t('why.share')), this.#sum(`${squareMetres(layer.areaSquareMetres)} ÷ ${squareMetres(this.#record.site.areaSquareMetres)} = ${percent(layer.share)}`), this.#list(this.#layerLines(layer)), sources(layer.features, layer)];
  }

  /** Between which areas the answer lies. */
  band(layer) {
    return [this.#method(t('why.band', { reach: reachOf(layer) })), this.#list(this.#layerLines(layer)), sources(layer.features, layer)];
  }

  /** How firm the answer is. */
  certainty(layer) {
    const key = layer.certainty === 'certain' ? 'certain' : layer.areaSquareMetres > 0 ? 'uncertain' : 'near';
    const measured = value => value === null ? t('unknown') : squareMetres(value);
    return [
      layer.accuracyMetres !== null && this.#method(t(`why.${key}`, { reach: reachOf(layer), inner: measured(layer.areaInnerSquareMetres), outer: measured(layer.areaOuterSquareMetres) })),
      this.#method(t('why.certaintyChangesNothing')), this.#list(this.#layerLines(layer)), sources(layer.features, layer),
    ].filter(Boolean);
  }

  /** How far the nearest of a layer is. */
  nearest(layer) {
    const from = layer.findings.map(({ measure }) => measure?.from).find(Boolean);
    return [this.#method(t('why.nearest'), from && t('why.from', { from })), this.#list(this.#layerLines(layer))];
  }

  /** Of how much of the site a layer has data. */
  coverage(layer) {
    return [this.#method(t('why.coverage')), this.#list(this.#layerLines(layer))];
  }

  /** How much of the site one feature has. */
  feature(feature, layer) {
    return [this.#method(t('why.feature', { share: percent(feature.share) })), this.#list([[t('why.featureId'), feature.id], ...Object.entries(feature.attributes), ...this.#layerLines(layer)])];
  }

  /** What a rule measured. */
  measure(finding, layer) {
    const { measure } = finding;
    const known = layer ? layer.features.filter(feature => finding.features.includes(feature.id)) : [];
    const others = finding.features.filter(id => !known.some(feature => feature.id === id));
    return [
      this.#method(t(`why.measure:${measure.what}`), measure.from && t('why.from', { from: measure.from })),
      this.#list([
        [t('why.rule'), [finding.rule, this.#record.provenance.ruleBook && `${this.#record.provenance.ruleBook.id} ${this.#record.provenance.ruleBook.version}`].filter(Boolean).join(' · ')],
        finding.certainty && [t('result.certainty'), t(`certainty:${finding.certainty}`)],
        ...(layer ? this.#layerLines(layer) : []),
        others.length > 0 && [t('why.features'), listed(others)],
      ]),
      sources(known, layer),
    ];
  }

  /** The area of the site. */
  site() {
    const { site } = this.#record;
    return [
      this.#method(t('why.site'), this.#plane()),
      this.#list([
        [t('facts.system'), `${site.crs.code}（${t(`how:${site.crs.how}`)}）${site.crs.why ?? ''}`],
        [t('facts.planeArea'), `${squareMetres(site.planeAreaSquareMetres)}（${site.planeCrs}）`],
        site.geometryKind === 'corridor' && [t('why.corridor'), t('why.corridorOf', { length: distance(site.lengthMetres), width: distance(site.widthMetres) })],
        site.statedAreaSquareMetres !== null && [t('why.stated'), `${squareMetres(site.statedAreaSquareMetres)}（${t(`why.matches:${site.statedAreaMatches}`)}）`],
        site.repaired && [t('why.repaired'), `${squareMetres(site.repaired.areaBefore)} → ${squareMetres(site.repaired.areaAfter)}`],
        site.defects.length > 0 && [t('why.defects'), listed(site.defects.map(({ message }) => message))],
        [t('why.geometry'), hash(site.geometrySha256)],
      ]),
      site.parcels.length > 1 && el('ul', { class: 'why-sources' }, site.parcels.slice(0, mostSources).map(parcel => el('li', {}, parcel.name ?? parcel.id, el('span', { class: 'figure' }, squareMetres(parcel.areaSquareMetres))))),
      site.parcels.length > mostSources && more(site.parcels.length - mostSources),
    ].filter(Boolean);
  }

  /** A part of the site that another layer cuts out: towns, land classes, cells between conflicts. */
  part(kind, part, layerIds) {
    const lines = layerIds.flatMap(id => this.#layerLines(this.#record.layers.find(layer => layer.id === id) ?? { id }, { isShort: layerIds.length > 1 }));
    return [this.#method(t(`why.${kind}`), this.#plane()), this.#sum(`${squareMetres(part)} ÷ ${squareMetres(this.#record.site.areaSquareMetres)} = ${percent(part / this.#record.site.areaSquareMetres)}`), this.#list(lines)];
  }

  /** How far a park is, or how much of the site it has. */
  park(park) {
    return [this.#method(t(park.areaSquareMetres > 0 ? 'why.area' : 'why.nearest'), park.areaSquareMetres > 0 && this.#plane()), this.#list([[t('why.featureId'), park.id], ...this.#layerLines({ id: 'parks' })])];
  }

  #layerLines(layer, { isShort = false } = {}) {
    const used = this.#record.provenance.layers.find(one => one.id === layer.id);
    const now = this.#settings.layers.find(one => one.id === layer.id);
    const title = nameOf(now ?? layer);
    const version = used ? [t('why.versionOf', { layer: title, version: used.version }), used.vintage && t('why.vintage', { day: day(used.vintage) }), used.inForceFrom && t('why.inForce', { day: day(used.inForceFrom) }), t(`status.${used.status}`)].filter(Boolean).join(t('list.semicolon')) : t('why.noVersion', { layer: title });
    if (isShort) return [[t('why.version'), version]];
    return [
      [t('why.version'), version],
      layer.accuracyMetres !== undefined && [t('why.accuracy'), layer.accuracyMetres === null ? t('unknown') : t('why.accuracyOf', { sigma: number(layer.accuracyMetres, 2), reach: reachOf(layer) })],
      layer.coverageShare !== undefined && [t('why.covered'), layer.coverageShare === null ? t('unknown') : percent(layer.coverageShare)],
      used && now?.version === used.version && now.source && [t('layers.source'), now.source],
      used && [t('why.contents'), hash(used.sha256)],
    ];
  }

  #plane() {
    const { centralMeridianDegrees, standardParallelDegrees } = this.#record.provenance.plane;
    return t('why.plane', { meridian: centralMeridianDegrees, parallel: standardParallelDegrees });
  }

  #method = (...sentences) => el('p', {}, sentences.filter(Boolean).join(''));

  #sum = text => el('p', { class: 'why-sum' }, text);

  #list = lines => el('dl', {}, lines.filter(Boolean).flatMap(([name, text]) => [el('dt', {}, name), el('dd', {}, text)]));
}

const reachOf = layer => layer.accuracyMetres === null ? t('unknown') : `${number(deviations * layer.accuracyMetres, 2)} m`;

const hash = digest => digest ? el('code', { title: digest }, digest.replace(/^sha256:/, '').slice(0, digitsOfHash)) : '–';

const listed = texts => [...texts.slice(0, mostSources), ...(texts.length > mostSources ? [t('result.moreFeatures', { count: texts.length - mostSources })] : [])].join(t('list.semicolon'));

const more = count => el('p', { class: 'faint small' }, t('result.moreFeatures', { count }));

// The features that a figure comes from, the largest first: each with what the record says of it.
function sources(features, layer) {
  if (features.length === 0) return [];
  const sorted = features.toSorted((a, b) => b.areaSquareMetres - a.areaSquareMetres);
  return [
    el('h4', {}, t(layer.role === 'must-contain' ? 'why.sourcesInside' : 'why.sources', { count: features.length })),
    el('ul', { class: 'why-sources' }, sorted.slice(0, mostSources).map(feature => el('li', {},
      el('span', {}, feature.name ?? feature.id, feature.name && feature.name !== feature.id && el('small', {}, ` ${feature.id}`), el('small', {}, attributesOf(feature).map(([name, value]) => ` · ${name} ${value}`))),
      el('span', { class: 'figure' }, squareMetres(feature.areaSquareMetres))))),
    ...(features.length > mostSources ? [more(features.length - mostSources)] : []),
  ];
}

// What repeats the id or the name says nothing more.
const attributesOf = ({ id, name, attributes }) => Object.entries(attributes).filter(([, value]) => value !== id && value !== name);

/** The areas of a line: square metres and 亩 are one figure. */
export const areaFigure = value => `${squareMetres(value)} · ${mu(value)}`;

/** The site's area in its three units. */
export const siteFigure = site => area(site.areaSquareMetres);
