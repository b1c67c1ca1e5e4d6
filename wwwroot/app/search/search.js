import './texts.js';
import { button, el, fill, icon, iconButton } from '../dom.js';
import { Pins } from '../map/pins.js';
import { registerPanel } from '../panels.js';
import { isAborted } from '../service.js';
import { openFiles } from '../site/drop.js';
import { language, nameOf, t } from '../texts.js';

const pause = 220;
const fewestLines = 3;
let pins = null;
let text = '';

/** One box for names and coordinates, as a combobox: arrows choose, Enter goes there, Escape closes. A block of boundary points opens the dialog of files. */
class SearchBox {
  #context;
  #input;
  #list;
  #said;
  #options = [];
  #active = -1;
  #abort = null;
  #timer = 0;

  constructor(root, context) {
    this.#context = context;
    this.#list = el('div', { id: 'search-list', role: 'listbox', 'aria-label': t('search.results'), hidden: true });
    this.#said = el('p', { class: 'search-said', role: 'status', hidden: true });
    this.#input = el('input', {
      id: 'search', class: 'field', type: 'text', autocomplete: 'off', value: text, placeholder: t('search.hint'), spellcheck: false, maxLength: 200,
      role: 'combobox', 'aria-label': `${t('search.title')}：${t('search.hint')}`, 'aria-expanded': 'false', 'aria-controls': 'search-list', 'aria-autocomplete': 'list',
      on: { input: () => this.#wait(), keydown: event => this.#key(event), paste: event => this.#paste(event), focus: () => { if (this.#options.length > 0) this.#open(true); } },
    });
    const clear = iconButton('close', t('search.clear'), () => this.#clear());
    fill(root, el('div', { class: 'search-box' }, icon('search'), this.#input, clear, this.#list), this.#said);
    document.addEventListener('pointerdown', event => { if (!root.contains(event.target)) this.#open(false); }, { signal: context.signal });
  }

  #wait() {
    text = this.#input.value;
    clearTimeout(this.#timer);
    this.#abort?.abort();
    if (text.trim() === '') this.#show([], null);
    else this.#timer = setTimeout(() => this.#ask(text.trim()), pause);
  }

  async #ask(wanted) {
    this.#abort = new AbortController();
    try {
      const found = await this.#context.service.getJson(`map/search?${new URLSearchParams({ q: wanted, limit: 12 })}`, { signal: this.#abort.signal });
      this.#show([
        ...found.positions.map((position, i) => ({ position, number: i + 1 })),
        ...found.places.map(place => ({ place })),
      ], found);
    } catch (error) {
      if (!isAborted(error)) this.#say(error.message || t(`problem.${error.kind ?? 'page'}`));
    }
  }

  #show(options, found) {
    this.#options = options;
    this.#active = -1;
    const groups = [];
    const at = (title, list) => { if (list.length > 0) groups.push(el('div', { role: 'group', 'aria-label': title }, el('p', { class: 'search-group', 'aria-hidden': 'true' }, title), list.map(option => this.#item(option)))); };
    at(t('search.coordinates'), options.filter(option => option.position));
    at(t('search.places'), options.filter(option => option.place));
    fill(this.#list, groups, found && found.matched > found.places.length && el('p', { class: 'search-group', role: 'presentation' }, t('search.more', { count: found.matched })));
    this.#open(options.length > 0);
    this.#pin();
    if (found && options.length === 0) this.#say(t('search.none', { text: found.q }));
    else this.#say('');
  }

  #item(option) {
    const index = this.#options.indexOf(option);
    const properties = { role: 'option', id: `search-${index}`, class: 'search-option', 'aria-selected': 'false', on: { click: () => this.#choose(index), mousemove: () => { if (this.#active !== index) this.#mark(index); } } };
    if (option.place) {
      const { place } = option;
      return el('div', properties, el('b', {}, place.name), ' ', el('span', { class: 'faint small' }, place.layer && place.kind === 'feature' ? nameOf(place.layer) : t(`search.${place.kind}`)));
    }

    const { position } = option;
    return el('div', properties, el('span', { class: 'row-number' }, option.number), ' ', wordsOf(position), !position.fits && el('span', { class: 'badge badge-synthetic' }, t('search.outside')));
  }

  // Where the readings lie is seen before one is chosen.
  #pin() {
    pins.show(this.#options.filter(({ position }) => position?.fits).map(({ position, number }) => ({ lng: position.point[0], lat: position.point[1], text: number, title: wordsOf(position), onClick: () => this.#choose(this.#options.findIndex(option => option.position === position)) })));
  }

  #choose(index) {
    const { position, place } = this.#options[index];
    const { map } = this.#context;
    this.#open(false);
    if (place) {
      const [west, south, east, north] = place.bbox;
      this.#input.value = text = place.name;
      pins.show([{ lng: (west + east) / 2, lat: (south + north) / 2, title: place.name }]);
      map.fit([[south, west], [north, east]], { maxZoom: 17 });
      this.#say('');
      return;
    }

    const [lng, lat] = position.point;
    pins.show([{ lng, lat, title: wordsOf(position) }]);
    map.leaflet.setView([lat, lng], Math.max(map.leaflet.getZoom(), 17));
    this.#say(wordsOf(position));
  }

  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.#options.length > 0) {
      event.preventDefault();
      this.#open(true);
      this.#mark((this.#active + step + this.#options.length) % this.#options.length);
    } else if (event.key === 'Enter' && this.#options.length > 0) {
      event.preventDefault();
      this.#choose(Math.max(this.#active, 0));
    } else if (event.key === 'Escape') {
      if (this.#list.hidden) this.#clear();
      else this.#open(false);
    }
  }

  #mark(index) {
    this.#active = index;
    for (const option of this.#list.querySelectorAll('[role=option]')) {
      const isOn = option.id === `search-${index}`;
      option.setAttribute('aria-selected', String(isOn));
      if (isOn) option.scrollIntoView({ block: 'nearest' });
    }
    this.#input.setAttribute('aria-activedescendant', `search-${index}`);
  }

  // A line is typed into the box; a block is a file that somebody has in the clipboard.
  #paste(event) {
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    if (pasted.trim().split(/\r?\n/).length < fewestLines) return;
    event.preventDefault();
    openFiles([new File([pasted], 'pasted.txt', { type: 'text/plain' })], this.#context);
  }

  #open(isOpen) {
    this.#list.hidden = !isOpen;
    this.#input.setAttribute('aria-expanded', String(isOpen));
    if (!isOpen) this.#input.removeAttribute('aria-activedescendant');
  }

  #say(words) {
    this.#said.hidden = words === '';
    fill(this.#said, words, words !== '' && button(icon('close'), () => this.#say(''), { class: 'icon-button', 'aria-label': t('close') }));
  }

  #clear() {
    this.#input.value = text = '';
    this.#show([], null);
    pins.clear();
    this.#input.focus();
  }
}

const wordsOf = position => language() === 'zh' ? position.why : position.whyEnglish;

registerPanel({
  id: 'search', titleKey: 'search.title', place: 'header',
  mount(root, context) {
    pins ??= new Pins(context.map);
    root.setAttribute('role', 'search');
    new SearchBox(root, context);
  },
});
