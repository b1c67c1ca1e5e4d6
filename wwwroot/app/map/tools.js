import { el, iconButton } from '../dom.js';
import { t } from '../texts.js';

/** Zoom and home: our own buttons, in the order of reading, with words for screen readers. */
export const zoomTools = map => el('div', { class: 'tool-group', role: 'group', 'aria-label': t('map.tools') },
  iconButton('plus', t('map.zoomIn'), () => map.leaflet.zoomIn()),
  iconButton('minus', t('map.zoomOut'), () => map.leaflet.zoomOut()),
  iconButton('fit', t('map.home'), () => map.leaflet.fitBounds(map.home.pad(-0.12))));
