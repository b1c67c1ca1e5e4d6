import { emit } from '../events.js';
import { pendingLayers } from '../layers/pending.js';
import { phone } from '../screen.js';
import { fromAddress, get, set, showInAddress } from '../state.js';
import { t } from '../texts.js';
import { Ground } from './ground.js';
import { tiandituLayers } from './tianditu.js';

/** The map, and the only place that makes Leaflet's: another version of Leaflet is a change of this folder. */
export class MapView {
  #visible = new Set();
  #layers;
  #ground;
  #base = null;

  /** The map as Leaflet knows it. */
  leaflet;

  /**
   * @param {HTMLElement} element
   * @param {object} settings what the service says at the start
   */
  constructor(element, settings) {
    const [west, south, east, north] = settings.extent;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.home = L.latLngBounds([south, west], [north, east]);
    this.leaflet = L.map(element, {
      zoomControl: false, maxZoom: 20, minZoom: 8, maxBounds: this.home.pad(1), keyboardPanDelta: 120,
      zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still,
    });
    this.leaflet.attributionControl.setPrefix(false);
    this.#layers = settings.layers;
    this.#addPanes();
    this.#ground = new Ground(this.leaflet, {
      pane: 'ground', opacityOf: id => get('opacity', {})[id] ?? 1, onProblem: (layer, problem) => emit('tiles:failed', { layer, problem }),
    });
    this.#addBase(settings.tiandituToken);
    const view = fromAddress().view ?? get('view');
    if (view) this.leaflet.setView([view.lat, view.lng], view.zoom);
    else this.leaflet.fitBounds(this.home.pad(-0.12));
    this.leaflet.on('moveend', () => showInAddress(this.view));
    // The page changes size with its panels; Leaflet only looks at the window's.
    new ResizeObserver(() => this.leaflet.invalidateSize({ pan: false })).observe(element);
    this.nameForReaders();
  }

  /** The place that is shown. */
  get view() {
    const { lat, lng } = this.leaflet.getCenter();
    return { zoom: this.leaflet.getZoom(), lat, lng };
  }

  /** How long a pixel is at a latitude: a Mercator map is larger the farther north. */
  metresPerPixel(latitude) {
    return 40_075_016.686 * Math.cos(latitude * Math.PI / 180) / (256 * 2 ** this.leaflet.getZoom());
  }

  /** Tells screen readers what this is. */
  nameForReaders() {
    const element = this.leaflet.getContainer();
    element.setAttribute('role', 'application');
    element.setAttribute('aria-label', t('map.name'));
  }

  /** The layers that are on, in the catalogue's order; after them those of versions that are not law yet. */
  get visible() {
    return this.#all.map(({ id }) => id).filter(id => this.#visible.has(id));
  }

  /** Puts a layer on the map, or takes it off. */
  show(id, isOn) {
    if (isOn === this.#visible.has(id)) return;
    if (isOn) this.#visible.add(id);
    else this.#visible.delete(id);
    this.#ground.show(bottomUp(this.#all.filter(layer => this.#visible.has(layer.id))));
    set('visible', this.visible);
    emit('layer:changed', id);
  }

  /** Puts the maps of another house under ours, or takes them away; only where the office has a key. */
  showBase(isOn) {
    if (isOn) this.#base.addTo(this.leaflet);
    else this.#base.remove();
    set('base', isOn);
  }

  /** Draws a layer anew: its data has changed, or did not come. */
  refresh(id) {
    if (this.#visible.has(id)) this.#ground.refresh(id);
  }

  /** How much of what lies under a layer shows through, 0 to 1. */
  setOpacity(id, opacity) {
    set('opacity', { ...get('opacity', {}), [id]: opacity });
    this.#ground.repaint();
  }

  /** Shows a place, beside what panels cover. */
  fit(bounds, { maxZoom = 18 } = {}) {
    if (!bounds) return;
    this.leaflet.fitBounds(bounds, { paddingTopLeft: [60, 50], paddingBottomRight: [40, phone.matches ? this.leaflet.getSize().y * 0.45 : 60], maxZoom });
  }

  get #all() {
    return [...this.#layers, ...pendingLayers(this.#layers)];
  }

  #addPanes() {
    const pane = (name, level) => {
      const element = this.leaflet.createPane(name);
      Object.assign(element.style, { zIndex: level, pointerEvents: 'none' });
      return element;
    };
    pane('base', 150).classList.add('base-pane');
    pane('ground', 200);
    pane('uncovered', 380);
    pane('pieces', 390);
  }

  #addBase(token) {
    if (!token) return;
    this.#base = tiandituLayers(token, t('map.tianditu'));
    this.showBase(get('base', false));
  }
}

// Parcels are the ground; over it lie the controls, the catalogue's first on top, and what is not law yet; borders and names are over all.
function bottomUp(layers) {
  const level = layer => layer.id === 'land-use' ? 0 : layer.isPending ? 2 : layer.role === 'context' ? 3 : 1;
  return layers.toReversed().sort((a, b) => level(a) - level(b));
}
