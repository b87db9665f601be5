// How many alarms of each name, lying down, longest first. Numbers stand beside every bar.

import { el } from './dom.js';

export const PRIORITIES = ['high', 'medium', 'low', 'info'];
const MOST = 12;

export const total = (alarms) => PRIORITIES.reduce((sum, one) => sum + alarms[one], 0);

const spoken = (alarms) => PRIORITIES.filter((one) => alarms[one] > 0)
  .map((one) => `${alarms[one]} ${one}`).join(', ') || 'none';

function bar(count, longest, { name, href, length, note }) {
  const parts = PRIORITIES.filter((one) => count.alarms[one] > 0)
    .map((one) => el('span', { class: `part p-${one}`, title: `${count.alarms[one]} ${one}` }));
  const shown = PRIORITIES.filter((one) => count.alarms[one] > 0);
  parts.forEach((part, i) => { part.style.flexGrow = count.alarms[shown[i]]; });
  const line = el('span', { class: 'line' }, ...parts);
  line.style.width = `${longest ? Math.max(0.5, (length(count) / longest) * 100) : 0}%`;
  const label = name(count);
  return el('li', {},
    href(count) ? el('a', { class: 'name', href: href(count) }, label)
      : el('span', { class: 'name' }, label),
    el('span', { class: 'track', 'aria-hidden': 'true' }, line),
    el('span', { class: 'sum', title: spoken(count.alarms) }, note(count)),
    el('span', { class: 'unseen' }, spoken(count.alarms)));
}

/** Shows the longest bars; what is beyond them is said in a line. */
export function showBars(parent, counts, how, empty) {
  if (counts.length === 0) {
    parent.replaceChildren(el('p', { class: 'state' }, empty));
    return;
  }
  const sorted = [...counts].sort((a, b) => how.length(b) - how.length(a));
  const longest = how.length(sorted[0]);
  const rest = sorted.length - MOST;
  parent.replaceChildren(
    el('ul', {}, ...sorted.slice(0, MOST).map((count) => bar(count, longest, how))),
    rest > 0 ? el('p', { class: 'hint' }, `and ${rest} more in the file`) : '');
}
