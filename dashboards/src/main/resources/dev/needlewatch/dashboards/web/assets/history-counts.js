// How many alarms of each priority, with mark, number and word.

import { el } from './dom.js';
import { MARKS } from './alarms.js';

/** `terse` leaves the word to whoever points at it or listens. */
export function counts(alarms, terse = false) {
  const shown = ['high', 'medium', 'low', 'info'].filter((priority) => alarms[priority] > 0);
  if (shown.length === 0) return ['none'];
  return shown.map((priority) => {
    const said = `${alarms[priority]} ${priority}`;
    const attributes = { class: `count p-${priority}`, title: terse ? said : null };
    return el('span', attributes, el('span', { 'aria-hidden': 'true' }, MARKS[priority]),
      terse ? `${alarms[priority]}` : said,
      terse ? el('span', { class: 'unseen' }, ` ${priority}`) : null);
  });
}
