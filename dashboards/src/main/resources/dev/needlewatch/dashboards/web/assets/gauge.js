// Depth against its limit, lying down. The limit always stands at the same place, so that a glance
// tells how near the needle is, whatever the area.

import { el, text } from './dom.js';
import { mm } from './format.js';

const LIMIT_AT = 78;

/** Its end takes two seconds; until then a pen that was lifted is still said to be too deep. */
const tooDeep = (alarm) => alarm.code === 'DEPTH_ABOVE_LIMIT' && alarm.presence !== 'latched';

/** How a session's depth stands: `none`, `air`, `fine`, `warn` or `over`. */
export function standing({ depthMm: depth, warnMm: warn, limitMm: limit, contact }, alarms) {
  if (depth === null || depth === undefined || !limit) return 'none';
  if (contact === false && !alarms.some(tooDeep)) return 'air';
  if (depth > limit) return 'over';
  return warn && depth > warn ? 'warn' : 'fine';
}

export class Gauge {
  root;
  #fill = el('div', { class: 'gauge-fill' });
  #warn = el('div', { class: 'gauge-warn' }, el('span'));
  #limit = el('div', { class: 'gauge-limit' }, el('span'));

  constructor() {
    this.root = el('div', { class: 'gauge', role: 'meter', 'aria-label': 'Depth', 'aria-valuemin': 0 },
      el('div', { class: 'gauge-track' }, this.#fill), this.#warn, this.#limit);
    this.#limit.style.left = `${LIMIT_AT}%`;
  }

  update({ depthMm: depth, warnMm: warn, limitMm: limit }, stands) {
    const at = (value) => Math.min(100, (value / limit) * LIMIT_AT);
    this.root.dataset.standing = stands;
    this.root.hidden = !limit;
    if (!limit) return;
    this.#fill.style.width = `${at(depth ?? 0)}%`;
    this.#warn.hidden = !warn || warn >= limit;
    if (warn) this.#warn.style.left = `${at(warn)}%`;
    text(this.#warn.firstChild, mm(warn));
    text(this.#limit.firstChild, `limit ${mm(limit)}`);
    this.root.setAttribute('aria-valuemax', (limit / LIMIT_AT) * 100);
    this.root.setAttribute('aria-valuenow', depth ?? 0);
    this.root.setAttribute('aria-valuetext', `${mm(depth)} of ${mm(limit)} millimetres`);
  }
}
