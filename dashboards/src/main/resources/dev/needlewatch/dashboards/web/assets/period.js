// Which period and clinic a history page shows: out of its address, and into its addresses.

import { byId, el } from './dom.js';
import { words } from './format.js';
import { ask } from './ask.js';

const DAY_MS = 86_400_000;
const LENGTHS = [[7, '7 days'], [30, '30 days'], [90, '90 days'], [365, 'A year']];
const TABS = [['/history', 'Sessions'], ['/history/alarms', 'Alarms'],
  ['/history/counts', 'Counts'], ['/history/pens', 'Pens']];

const asked = new URLSearchParams(location.search);
export const clinic = asked.get('clinic');
export const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate());
const addDays = (date, days) =>
  new Date(date.getFullYear(), date.getMonth(), date.getDate() + days);
const iso = (date) => [date.getFullYear(), date.getMonth() + 1, date.getDate()]
  .map((part) => String(part).padStart(2, '0')).join('-');

function dayOf(name) {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(asked.get(name) ?? '');
  return match ? new Date(match[1], match[2] - 1, match[3]) : null;
}

const today = midnight(new Date());
const length = Number(asked.get('days')) || 30;
const chosen = dayOf('from') !== null && dayOf('to') !== null;
/** The first and the last day shown, both included. */
export const first = chosen ? dayOf('from') : addDays(today, 1 - length);
export const last = chosen ? dayOf('to') : today;
export const days = Math.round((last - first) / DAY_MS) + 1;

/** The same page, or another, with some of what is asked changed; null takes a thing away. */
export function address(changes, path = location.pathname) {
  const next = new URLSearchParams(asked);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') next.delete(name);
    else next.set(name, value);
  }
  const query = next.toString();
  return path + (query ? `?${query}` : '');
}

/** What the server is asked: period, clinic, time zone and more. */
export function query(more = {}) {
  const parts = new URLSearchParams({ from: +first, to: +addDays(last, 1), zone });
  if (clinic) parts.set('clinic', clinic);
  for (const [name, value] of Object.entries(more)) if (value) parts.set(name, value);
  return parts.toString();
}

/** `of the last 30 days`, or from one day to another. */
export function inWords() {
  const day = (date) =>
    date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
  return chosen ? `from ${day(first)} to ${day(last)}` : `of the last ${length} days`;
}

function showTabs() {
  const only = Object.fromEntries([...asked.keys()]
    .filter((name) => !['clinic', 'from', 'to', 'days'].includes(name)).map((name) => [name, null]));
  byId('tabs').replaceChildren(...TABS.map(([path, label]) => el('a',
    { href: address(only, path), 'aria-current': path === location.pathname ? 'page' : null },
    label)));
}

function showPeriod() {
  const links = LENGTHS.map(([count, label]) => el('a', {
    class: 'chip', href: address({ days: count, from: null, to: null }),
    'aria-current': !chosen && count === length ? 'true' : null,
  }, label));
  const date = (id, label, value) => el('label', {}, `${label} `,
    el('input', { type: 'date', id, required: true, value: iso(value), max: iso(today) }));
  byId('period').replaceChildren(
    el('span', { class: 'lengths', role: 'group', 'aria-label': 'Length' }, ...links),
    date('from', 'From', first), date('to', 'to', last), el('button', { class: 'plain' }, 'Show'));
  byId('period').addEventListener('submit', (event) => {
    event.preventDefault();
    location.assign(address({ from: byId('from').value, to: byId('to').value, days: null }));
  });
}

async function showClinics() {
  const { answer } = await ask('/api/history/clinics');
  const names = answer ? answer.clinics : [];
  if (names.length < 2 && !clinic) return;
  const chip = (name, label) => el('a', { class: 'chip', href: address({ clinic: name }),
    'aria-current': name === clinic ? 'true' : null }, label);
  byId('clinics').replaceChildren(chip(null, 'All clinics'),
    ...[...new Set(clinic ? [...names, clinic] : names)].sort()
      .map((name) => chip(name, words(name))));
}

/** Draws what every history page has; clinics follow once they are known. */
export function frame() {
  showTabs();
  showPeriod();
  return showClinics();
}
