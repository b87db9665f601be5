// How many alarms of each priority, with mark, number and word.

import { el } from './dom.js';
import { MARKS } from './alarms.js';

export function counts(alarms) {
  const shown = ['high', 'medium', 'low', 'info'].filter((priority) => alarms[priority] > 0);
  if (shown.length === 0) return ['none'];
  return shown.map((priority) => el('span', { class: `count p-${priority}` },
    el('span', { 'aria-hidden': 'true' }, MARKS[priority]), `${alarms[priority]} ${priority}`));
}
