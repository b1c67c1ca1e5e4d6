import { el } from './dom.js';
import { registerPanel } from './panels.js';
import { Checking } from './result/checking.js';
import { mountResult } from './result/panel.js';
import { PiecesOnMap } from './result/pieces.js';
import { mountSite } from './site/card.js';
import { Drawing } from './site/drawing.js';
import { t } from './texts.js';

let lasting = null;

registerPanel({
  id: 'check', titleKey: 'check.title', order: 10, icon: 'check',
  mount(root, context) {
    const { map, site } = context;
    // The answer and what lies on the map outlive a change of the language.
    lasting ??= { checking: new Checking(site), drawing: new Drawing(map, site), pieces: new PiecesOnMap(map) };
    const own = { ...context, ...lasting };
    const [siteRoot, resultRoot] = [el('section', { class: 'site stack', 'aria-label': t('site.title') }), el('section', { class: 'result stack', id: 'result', 'aria-label': t('result.title') })];
    root.append(siteRoot, resultRoot);
    mountSite(siteRoot, own);
    mountResult(resultRoot, own);
  },
});
