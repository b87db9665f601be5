// How many alarms there were: over time, by code, area, therapist and pen, and how fast they were answered.

import { byId, el, text } from './dom.js';
import { DASH, codeWords, seconds, whole, words } from './format.js';
import { MARKS } from './alarms.js';
import { ask } from './ask.js';
import { PRIORITIES, showBars, total } from './bars.js';
import { cut, gather, showColumns } from './columns.js';
import { address, clinic, days, first, frame, inWords, last, query } from './period.js';
import { failed, settled } from './past.js';

const NOTHING = 'No alarms in this period.';
const CHOOSE = 'Therapists and pens are named within a clinic: choose one above.';

const parts = PRIORITIES.map((one) => ({ kind: `p-${one}`, label: one }));
const toAlarms = (by) => (count) =>
  (count.name ? address({ [by]: count.name }, '/history/alarms') : null);
const sum = (count) => whole(total(count.alarms));

const BY = {
  code: { name: (count) => codeWords(count.name ?? '?') },
  area: { name: (count) => words(count.name) || 'No area' },
  therapist: {
    name: (count) => count.name ?? 'Nobody named',
    length: (count) => (count.sessions ? total(count.alarms) / count.sessions : 0),
    note: (count) => (count.sessions
      ? `${(total(count.alarms) / count.sessions).toFixed(1)} a session, ${count.sessions} sessions`
      : `${sum(count)} outside sessions`),
  },
  pen: { name: (count) => count.name ?? 'No pen' },
};

/** Nobody may have acknowledged any alarm of a priority. */
const within = (s) => (s === null ? DASH : seconds(s * 1000));

function showFacts(tallies, times) {
  const sessions = tallies.reduce((all, day) => all + day.sessions, 0);
  const alarms = tallies.reduce((all, day) => all + total(day.alarms), 0);
  const high = tallies.reduce((all, day) => all + day.alarms.high, 0);
  const fast = times.find((one) => one.priority === 'high');
  const fact = (name, value) => el('div', {}, el('dt', {}, name), el('dd', {}, value));
  byId('facts').replaceChildren(
    fact('Sessions', whole(sessions)),
    fact('Alarms', whole(alarms)),
    fact('Alarms a session', sessions ? (alarms / sessions).toFixed(1) : '–'),
    fact('High alarms', whole(high)),
    fact('High, half answered within', fast ? within(fast.medianS) : DASH));
}

function showDays(tallies) {
  const by = cut(days);
  text(byId('alarms-title'), `Alarms a ${by.word}`);
  text(byId('sessions-title'), `Sessions a ${by.word}`);
  byId('legend').replaceChildren(...PRIORITIES.map((one) => el('span', {},
    el('span', { class: `key p-${one}`, 'aria-hidden': 'true' }, MARKS[one]), words(one))));
  const alarms = gather(tallies, first, last, by, (day) => PRIORITIES.map((one) => day.alarms[one]));
  const sessions = gather(tallies, first, last, by, (day) => [day.sessions]);
  showColumns(byId('alarm-days'), alarms, parts, by.tick);
  showColumns(byId('session-days'), sessions, [{ kind: 'calm', label: 'sessions' }], by.tick);
  byId('export-days').href = `/api/history/days.csv?${query()}`;
}

function showTimes(times) {
  const number = (value) => el('td', { class: 'n' }, value);
  byId('times').replaceChildren(...times.map((one) => el('tr', {},
    el('th', { scope: 'row' }, words(one.priority)), number(whole(one.acknowledged)),
    number(within(one.medianS)), number(within(one.p95S)),
    number(within(one.worstS)), number(whole(one.escalations)))));
  byId('times').closest('table').hidden = times.length === 0;
  byId('no-times').hidden = times.length > 0;
}

async function showBy(by) {
  const inClinic = by === 'therapist' || by === 'pen';
  const parent = byId(`by-${by}`);
  const link = byId(`export-${by}`);
  link.hidden = inClinic && !clinic;
  if (inClinic && !clinic) {
    parent.replaceChildren(el('p', { class: 'state' }, CHOOSE));
    return;
  }
  const { answer, error } = await ask(`/api/history/counts/${by}?${query()}`);
  if (error) {
    parent.replaceChildren(el('p', { class: 'state bad' }, error));
    return;
  }
  link.href = `/api/history/counts/${by}/counts.csv?${query()}`;
  link.hidden = answer.counts.length === 0;
  showBars(parent, answer.counts,
    { length: (count) => total(count.alarms), note: sum, href: toAlarms(by), ...BY[by] }, NOTHING);
}

frame();
const [tallies, times] = await Promise.all([
  ask(`/api/history/days?${query()}`), ask(`/api/history/acknowledge-times?${query()}`)]);
if (!failed(tallies.error ?? times.error)) {
  const found = tallies.answer.days;
  byId('parts').hidden = found.length === 0;
  if (found.length > 0) {
    showFacts(found, times.answer.times);
    showDays(found);
    showTimes(times.answer.times);
    await Promise.all(Object.keys(BY).map(showBy));
  }
  settled(found.length, { empty: `Nothing ${inWords()} was recorded.` });
}
