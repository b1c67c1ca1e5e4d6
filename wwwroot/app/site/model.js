import { emit } from '../events.js';
import { EqualAreaPlane } from '../geodesy/equalArea.js';
import { lonLat, ringToLonLat } from '../geodesy/systems.js';
import { fromAddress, get, set } from '../state.js';

/**
 * A corner: its numbers in the site's system as they were typed or drawn, and where that is on the map.
 * @typedef {{x: number, y: number, lng: number, lat: number}} Corner
 */

const mostUndo = 100;

/**
 * The site that is looked at. It keeps numbers and never rounds them: what somebody typed is what the service gets, digit for digit, and a corner that was not moved keeps its numbers while others are.
 * Every change tells `site:changed`, with `live` while a drag goes on.
 */
export class Site {
  #systems;
  #system;
  #plane;
  /** @type {Corner[][][]} polygons of rings of corners, rings open, the first of each polygon its outline */
  #polygons = [];
  #undo = [];
  #redo = [];
  name = '';
  attributes = {};

  constructor(settings, systems) {
    this.#systems = systems;
    this.#system = systems.find(system => system.code === lonLat);
    this.#plane = new EqualAreaPlane(settings.plane);
  }

  get polygons() { return this.#polygons; }
  get system() { return this.#system; }
  get isEmpty() { return this.#polygons.length === 0; }
  get canUndo() { return this.#undo.length > 0; }
  get canRedo() { return this.#redo.length > 0; }

  /** Whether there is something to check: every ring has three corners at least, all of them numbers. */
  get isComplete() {
    return !this.isEmpty && this.#polygons.every(rings => rings.every(ring => ring.length >= 3 && ring.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))));
  }

  /** The area as the record will have it, square metres; null when there is none yet. */
  get areaSquareMetres() {
    if (!this.isComplete) return null;
    const areaOf = ring => this.#plane.areaOf(ringToLonLat(ring.map(({ x, y }) => [x, y]), this.#system));
    return this.#polygons.reduce((sum, [outline, ...holes]) => sum + areaOf(outline) - holes.reduce((all, hole) => all + areaOf(hole), 0), 0);
  }

  /** The box around it on the map; null when it is empty. */
  get bounds() {
    const corners = this.#polygons.flat(2).filter(({ lng, lat }) => Number.isFinite(lng) && Number.isFinite(lat));
    return corners.length === 0 ? null : corners.map(({ lat, lng }) => [lat, lng]);
  }

  /** A corner of numbers in the site's system. */
  corner(x, y) {
    const [lng, lat] = this.#system.toLonLat([x, y]);
    return { x, y, lng, lat };
  }

  /** A corner of a place on the map. */
  cornerAt({ lng, lat }) {
    const [x, y] = this.#system.fromLonLat([lng, lat]);
    return { x, y, lng, lat };
  }

  /**
   * Takes what stands on the map now. Corners that did not move are the ones that were there before.
   * @param {{lng: number, lat: number}[][][]} shapes
   */
  takeFromMap(shapes, { live = false } = {}) {
    const known = new Map(this.#polygons.flat(2).map(corner => [`${corner.lng} ${corner.lat}`, corner]));
    this.replace(shapes.map(rings => rings.map(ring => ring.map(place => known.get(`${place.lng} ${place.lat}`) ?? this.cornerAt(place)))), { live });
  }

  /** Puts other corners in the place of all. */
  replace(polygons, { live = false, from = 'map' } = {}) {
    if (!this.#isDragging) this.#remember();
    this.#isDragging = live;
    this.#set(polygons, { live, from });
  }

  // The many positions of one drag are one step to undo.
  #isDragging = false;

  /** Reads numbers in another system from now on; those that are there are converted. */
  use(code) {
    const next = this.#systems.find(system => system.code === code);
    if (next === this.#system) return;
    this.#remember();
    this.#system = next;
    this.#set(this.#polygons.map(rings => rings.map(ring => ring.map(place => this.cornerAt(place)))), { from: 'system' });
  }

  /** Takes a site as it was read from a file: its own numbers in its own system. */
  load({ code, geometry, name = '', attributes = {} }) {
    const system = this.#systems.find(one => one.code === code);
    if (!system) return false;
    this.#remember();
    [this.#system, this.name, this.attributes] = [system, name, attributes];
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    this.#set(polygons.map(rings => rings.map(ring => ring.slice(0, -1).map(([x, y]) => this.corner(x, y)))), { from: 'load' });
    return true;
  }

  /** Says something of the project; null takes it back. */
  answer(attribute, value) {
    const { [attribute]: _, ...others } = this.attributes;
    this.attributes = value === null ? others : { ...others, [attribute]: value };
    this.#tell({ from: 'answer' });
  }

  /** Gives it a name. */
  rename(name) {
    this.name = name;
    this.#tell({ from: 'name' });
  }

  clear() {
    this.#remember();
    [this.name, this.attributes] = ['', {}];
    this.#set([], { from: 'clear' });
  }

  undo() { this.#step(this.#undo, this.#redo); }
  redo() { this.#step(this.#redo, this.#undo); }

  /** The site as GeoJSON in its own numbers. */
  get geometry() {
    const closed = ring => [...ring, ring[0]].map(({ x, y }) => [x, y]);
    const polygons = this.#polygons.map(rings => rings.map(closed));
    return polygons.length === 1 ? { type: 'Polygon', coordinates: polygons[0] } : { type: 'MultiPolygon', coordinates: polygons };
  }

  /** What the service is asked. */
  get inputs() {
    const site = { type: 'Feature', properties: this.name ? { name: this.name } : {}, geometry: this.geometry };
    return { site, ...(this.#system.code === lonLat ? {} : { crs: this.#system.code }), ...(Object.keys(this.attributes).length > 0 ? { attributes: this.attributes } : {}) };
  }

  /** What is remembered of it; null when it is empty. */
  toJson() {
    return this.isComplete ? { code: this.#system.code, geometry: this.geometry, name: this.name, attributes: this.attributes } : null;
  }

  /** Takes up where the address or the last visit left off. */
  restore() {
    const kept = fromAddress().site ?? get('site');
    try {
      if (kept) this.load(kept);
    } catch {
      // A link that was cut short: the page begins without a site.
    }
  }

  #step(from, to) {
    if (from.length === 0) return;
    to.push(this.#snapshot());
    const { system, polygons, name, attributes } = from.pop();
    [this.#system, this.name, this.attributes] = [system, name, attributes];
    this.#set(polygons, { from: 'undo' });
  }

  #remember() {
    this.#undo = [...this.#undo, this.#snapshot()].slice(-mostUndo);
    this.#redo = [];
  }

  #snapshot() {
    return { system: this.#system, polygons: this.#polygons, name: this.name, attributes: this.attributes };
  }

  #set(polygons, told) {
    this.#polygons = polygons;
    this.#tell(told);
  }

  #tell({ live = false, from }) {
    if (!live) set('site', this.toJson());
    emit('site:changed', { live, from });
  }
}
