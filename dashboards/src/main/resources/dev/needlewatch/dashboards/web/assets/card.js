// One open session on the board.

import { el, text } from './dom.js';
import { duration, mm, place, whole, words } from './format.js';
import { Gauge, standing } from './gauge.js';
import { badge } from './alarms.js';

export const STALE_AFTER_MS = 5000;

const STANDING = { none: '', air: 'not on skin', fine: '', warn: 'above warning', over: 'above limit' };

/** The passes over the area and zone the pen is on. */
export function passesHere(card) {
  return card.passes.find((pass) => pass.area === card.area && pass.zone === card.zone) ?? null;
}

/** How long nothing came from the session's pens, ms; 0 while readings flow. */
export function staleMs(card, state) {
  const age = state.now() - card.at;
  return age > STALE_AFTER_MS ? age : 0;
}

const figure = (label) => {
  const value = el('dd');
  return { root: el('div', {}, el('dt', {}, label), value), value };
};

export function sessionCard(first, state) {
  const part = {
    band: el('p', { class: 'card-band', hidden: true }),
    pens: el('span', { class: 'pens' }),
    kind: el('span', { class: 'kind' }),
    where: el('p', { class: 'card-where' }),
    depth: el('span', { class: 'card-depth' }),
    note: el('span', { class: 'card-note' }),
    gauge: new Gauge(),
    passes: figure('Passes'),
    needling: figure('Needling'),
    speed: figure('Speed'),
    phase: figure('Phase'),
    foot: el('p', { class: 'card-foot' }),
  };
  const href = `/session/${first.clinic}/${first.session}`;
  const root = el('a', { class: 'card', href, 'aria-label': `Session ${first.session}` },
    part.band,
    el('p', { class: 'card-head' }, part.pens, part.kind),
    part.where,
    el('p', { class: 'card-figure' }, part.depth, el('span', { class: 'unit' }, 'mm'), part.note),
    part.gauge.root,
    el('dl', { class: 'card-facts' },
      part.passes.root, part.needling.root, part.speed.root, part.phase.root),
    part.foot);
  return { root, update: (card) => update(root, part, card, state) };
}

function update(root, part, card, state) {
  const alarms = state.alarmsOf(card.clinic, card.session);
  const stale = staleMs(card, state);
  const stands = standing(card, alarms);
  showBand(root, part, alarms);
  text(part.pens, card.pens.join(', ') || 'no pen yet');
  text(part.kind, [words(card.treatment), card.indication].filter(Boolean).join(', '));
  text(part.where, place(card.area, card.zone));
  text(part.depth, mm(card.depthMm));
  text(part.note, stale ? `no reading for ${duration(stale)}`
    : STANDING[stands]);
  root.classList.toggle('stale', stale > 0);
  root.dataset.standing = stands;
  part.gauge.update(card, stands);
  const passes = passesHere(card);
  text(part.passes.value, passes ? `${passes.count} of ${passes.max}` : '–');
  part.passes.value.classList.toggle('over', !!passes && passes.count > passes.max);
  text(part.needling.value, duration(card.needlingMs));
  text(part.speed.value, `${whole(card.speedRpm)}`);
  text(part.phase.value, words(card.phase) || '–');
  text(part.foot, [words(card.clinic), card.session, card.therapist,
    `open ${duration(state.now() - card.openedAt)}`].filter(Boolean).join(' · '));
}

function showBand(root, part, alarms) {
  const top = alarms[0];
  root.classList.toggle('alarmed', !!top);
  part.band.hidden = !top;
  if (!top) return;
  const more = alarms.length > 1 ? ` and ${alarms.length - 1} more` : '';
  const shown = `${top.priority}|${top.presence}|${top.code}|${more}`;
  if (part.band.dataset.shown === shown) return;
  part.band.dataset.shown = shown;
  part.band.className = `card-band alarm p-${top.priority} is-${top.presence}`;
  const name = words(top.code.toLowerCase().replaceAll('_', '-'));
  part.band.replaceChildren(badge(top.priority), el('span', {}, name + more));
}
