import './texts/general.js';
import './texts/layers.js';
import './texts/site.js';
import './texts/result.js';
import './layers/tree.js';
import './check.js';
import './batch/batch.js';
import './identify/identify.js';
import './measure/measure.js';
import './search/search.js';
import './workspace/workspace.js';
import { watchService } from './banner.js';
import { el, fill } from './dom.js';
import { emit, on } from './events.js';
import { systemsOf } from './geodesy/systems.js';
import { headerActions } from './header.js';
import { listenToKeys } from './keys.js';
import { isPendingShown } from './layers/pending.js';
import { layersToggle, startingLayers } from './layers/tree.js';
import { MapView } from './map/map.js';
import { mountStatus } from './map/status.js';
import { zoomTools } from './map/tools.js';
import { mountPanels } from './panels.js';
import { problemCard } from './problems.js';
import { mountSheet } from './sheet.js';
import { Site } from './site/model.js';
import * as service from './service.js';
import * as state from './state.js';
import { language, nameOf, setLanguage, t } from './texts.js';

/** Boots the page: settings, then the map, then the panels. */
async function start() {
  setLanguage(state.get('language', 'zh'));
  state.applyTheme();
  let settings;
  try {
    settings = await service.getJson('map/settings');
  } catch (error) {
    fill(document.getElementById('side-panels'), problemCard(error, () => location.reload()));
    return;
  }

  const map = new MapView(document.getElementById('map'), settings);
  const systems = systemsOf(settings.zones);
  const context = { settings, map, systems, service, state, t, site: new Site(settings, systems) };
  for (const id of startingLayers(settings.layers)) map.show(id, true);
  watchService(map);
  let words = new AbortController();
  const write = () => {
    words.abort();
    words = new AbortController();
    writeFrame(context, words.signal, () => {
      setLanguage(language() === 'zh' ? 'en' : 'zh');
      state.set('language', language());
      write();
      emit('language:changed');
    });
    mountPanels(context);
  };
  write();
  mountSheet();
  listenToKeys(context.site);
  context.site.restore();
}

/** Everything with words that is no panel's. */
function writeFrame(context, signal, switchLanguage) {
  const { map, settings } = context;
  document.title = `${t('page.title')} · ${nameOf(settings.district, 'name', 'nameEnglish')}`;
  fill(document.getElementById('title'), t('page.title'), el('small', {}, nameOf(settings.district, 'name', 'nameEnglish')));
  document.getElementById('skip').textContent = t('page.skip');
  document.getElementById('sheet-grip').setAttribute('aria-label', t('page.sheet'));
  fill(document.getElementById('header-actions'), layersToggle(), headerActions(context, switchLanguage));
  const tools = document.getElementById('map-tools');
  tools.replaceChildren(zoomTools(map), document.getElementById('tool-panels'));
  const writeNotice = () => fill(document.getElementById('map-notice'), [
    settings.demonstration && t('map.demonstration'),
    isPendingShown() && t('legal.notice'),
    settings.mapReviewNumber ? t('map.reviewNumber', { number: settings.mapReviewNumber }) : t('map.sketch'),
  ].filter(Boolean).join(' · '));
  on('legal:changed', writeNotice, signal);
  writeNotice();
  mountStatus(document.getElementById('map-status'), { ...context, signal });
  map.nameForReaders();
}

start();
