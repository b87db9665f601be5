// The Acknowledge button: a press counts only once the alarm itself says so.

import { el, text } from './dom.js';
import { command } from './commands.js';

const CONFIRMED_WITHIN_MS = 4000;

export class AcknowledgeButton {
  root;
  #button;
  #note;
  #alarm;
  #by;
  #pressedFor = null;

  constructor(by) {
    this.#by = by;
    this.#note = el('span', { class: 'ack-note', role: 'status' });
    this.#button = el('button', { type: 'button', class: 'ack', onclick: () => this.#press() },
      'Acknowledge');
    this.root = el('div', { class: 'ack-box' }, this.#button, this.#note);
  }

  update(alarm) {
    if (this.#alarm?.id !== alarm.id || this.#alarm?.presence !== alarm.presence) {
      this.#pressedFor = null;
      this.#say('Acknowledge', '');
    }
    this.#alarm = alarm;
    this.#button.setAttribute('aria-label', `Acknowledge: ${alarm.message}`);
    this.root.hidden = alarm.presence === 'ack';
  }

  async #press() {
    const alarm = this.#alarm;
    this.#pressedFor = alarm.id;
    this.#say('Sent', '');
    const refused = await command(alarm, 'acknowledge', this.#by(alarm));
    if (refused) {
      this.#say('Acknowledge', refused);
      return;
    }
    setTimeout(() => {
      if (this.#pressedFor === alarm.id) this.#say('Acknowledge', 'not confirmed, press again');
    }, CONFIRMED_WITHIN_MS);
  }

  #say(label, note) {
    text(this.#button, label);
    text(this.#note, note);
  }
}
