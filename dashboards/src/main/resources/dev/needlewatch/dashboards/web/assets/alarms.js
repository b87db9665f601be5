// Alarms as IEC 60601-1-8 wants them seen: priority by colour, flashing, mark and word.

import { el, text } from './dom.js';
import { ago, words } from './format.js';
import { AcknowledgeButton } from './acknowledge.js';

export const MARKS = { high: '!!!', medium: '!!', low: '!', info: 'i' };

const PRESENCE = {
  on: 'on',
  latched: 'condition over, not acknowledged',
  ack: 'acknowledged',
};

export function presence(alarm) {
  const by = alarm.presence === 'ack' && alarm.acknowledgedBy ? ` by ${alarm.acknowledgedBy}` : '';
  const escalated = alarm.escalation > 0 && alarm.presence !== 'ack' ? ', nobody has answered' : '';
  return PRESENCE[alarm.presence] + by + escalated;
}

/** The class that colours and flashes. */
export const look = (alarm) => `alarm p-${alarm.priority} is-${alarm.presence}`;

/** The mark and word of a priority: readable without colour. */
export function badge(priority) {
  return el('span', { class: `badge p-${priority}` },
    el('span', { class: 'mark', 'aria-hidden': 'true' }, MARKS[priority]), ` ${words(priority)}`);
}

/** One alarm in the list. */
export function alarmTile(first, state, by) {
  const message = el('p', { class: 'alarm-message' });
  const meta = el('p', { class: 'alarm-meta' });
  const head = el('p', { class: 'alarm-head' });
  const button = new AcknowledgeButton(by);
  const root = el('li', { class: look(first) }, el('div', { class: 'alarm-text' }, head, message, meta),
    button.root);
  let shown = null;
  return {
    root,
    update(alarm) {
      root.className = look(alarm);
      if (shown !== alarm.priority) {
        shown = alarm.priority;
        head.replaceChildren(badge(alarm.priority), el('span', { class: 'alarm-age' }));
      }
      text(head.lastChild, ago(state.now() - alarm.raisedAt));
      text(message, alarm.message);
      text(meta, [alarm.pen, alarm.session, words(alarm.clinic), presence(alarm)]
        .filter(Boolean).join(' · '));
      button.update(alarm);
    },
  };
}
