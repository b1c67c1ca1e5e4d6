import { el, fill } from '../dom.js';
import { distance } from '../figures.js';
import { t } from '../texts.js';

const widestBar = 110;

/** The line below the map: where the pointer is, in the district's zone and in degrees, and how long things are there. A click copies. */
export function mountStatus(root, { map, systems, signal }) {
  const own = systems.find(system => system.zone === systems.at(-2)?.zone && system.code !== systems.at(-1).code);
  const [projected, geographic] = [copyButton(), copyButton()];
  const bar = el('span', { class: 'scale-bar' });
  const length = el('span');
  fill(root, el('span', { class: 'scale' }, bar, length), el('span', { class: 'faint', title: own.title() }, t('status.zone', { zone: own.zone })), projected, geographic);

  const show = ({ lat, lng }) => {
    const [x, y] = own.fromLonLat([lng, lat]);
    projected.textContent = t('status.plane', { north: y.toFixed(3), east: x.toFixed(3) });
    geographic.textContent = t('status.degrees', { lng: lng.toFixed(7), lat: lat.toFixed(7) });
    showScale(map.metresPerPixel(lat), bar, length);
  };
  const { leaflet } = map;
  const onMove = event => show(event.latlng);
  const onView = () => show(leaflet.getCenter());
  leaflet.on('mousemove', onMove).on('moveend', onView);
  signal.addEventListener('abort', () => leaflet.off('mousemove', onMove).off('moveend', onView));
  onView();
}

function copyButton() {
  const node = el('button', { type: 'button', title: t('status.copy'), on: { click: () => navigator.clipboard?.writeText(node.textContent) } });
  return node;
}

// The bar is right where the pointer is.
function showScale(metresPerPixel, bar, length) {
  const most = widestBar * metresPerPixel;
  const power = 10 ** Math.floor(Math.log10(most));
  const round = [5, 2, 1].find(step => step * power <= most) * power;
  bar.style.width = `${round / metresPerPixel}px`;
  length.textContent = distance(round).replace(/\.0+(?= )/, '');
}
