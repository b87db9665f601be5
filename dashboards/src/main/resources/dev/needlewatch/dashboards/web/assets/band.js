// The top alarm of one session, across the whole screen.

import { el, text } from './dom.js';
import { ago } from './format.js';
import { badge, look, presence } from './alarms.js';
import { AcknowledgeButton } from './acknowledge.js';

export class AlarmBand {
  #parent;
  #state;
  #badge = el('div');
  #message = el('p', { class: 'band-message' });
  #meta = el('p', { class: 'band-meta', 'aria-live': 'off' });
  #button;
  #root;

  constructor(parent, state, { by, pause }) {
    this.#parent = parent;
    this.#state = state;
    this.#button = new AcknowledgeButton(by);
    this.#root = el('div', {},
      this.#badge,
      el('div', {}, this.#message, this.#meta),
      el('div', { class: 'band-buttons' },
        el('button', { type: 'button', class: 'pause', onclick: pause }, 'Pause audio'),
        this.#button.root));
  }

  update(alarms) {
    const top = alarms[0];
    if (!top) {
      this.#root.remove();
      return;
    }
    const shown = `band-alarm ${look(top)}`;
    if (this.#root.className !== shown) {
      this.#root.className = shown;
      this.#badge.replaceChildren(badge(top.priority));
    }
    text(this.#message, top.message);
    const more = alarms.length > 1 ? ` · ${alarms.length - 1} more on the board` : '';
    text(this.#meta, `${ago(this.#state.now() - top.raisedAt)} · ${presence(top)}${more}`);
    this.#button.update(top);
    if (!this.#root.isConnected) this.#parent.append(this.#root);
  }
}
