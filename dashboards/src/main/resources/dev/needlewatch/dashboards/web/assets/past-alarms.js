// The list of alarms, with filters.

import { byId, el } from './dom.js';
import { codeWords, dayAndTime, seconds, words } from './format.js';
import { badge } from './alarms.js';
import { ask } from './ask.js';
import { address, clinic, frame, inWords, query } from './period.js';
import { failed, settled, showTable } from './past.js';

const NAMES = ['code', 'priority', 'area', 'therapist', 'pen'];
const asked = new URLSearchParams(location.search);
const filter = Object.fromEntries(NAMES.map((name) => [name, asked.get(name) ?? '']));

function choice(name, label, options) {
  const all = [['', 'any'], ...options];
  if (filter[name] && !options.some(([value]) => value === filter[name])) {
    all.push([filter[name], filter[name]]);
  }
  return el('label', {}, `${label} `, el('select', { name, onchange: show },
    ...all.map(([value, shown]) =>
      el('option', { value, selected: value === filter[name] }, shown))));
}

function show(event) {
  location.assign(address({ [event.target.name]: event.target.value }));
}

async function options(by, shown) {
  const { answer } = await ask(`/api/history/counts/${by}?${query()}`);
  return (answer ? answer.counts : []).filter((count) => count.name)
    .map((count) => [count.name, shown(count.name)]).sort((a, b) => a[1].localeCompare(b[1]));
}

async function showFilters() {
  const [codes, areas, therapists, pens] = await Promise.all([
    options('code', codeWords), options('area', words),
    clinic ? options('therapist', String) : [], clinic ? options('pen', String) : []]);
  const priorities = ['high', 'medium', 'low', 'info'].map((one) => [one, one]);
  const any = NAMES.some((name) => filter[name]);
  const within = clinic || filter.therapist || filter.pen;
  byId('filters').replaceChildren(
    choice('code', 'What', codes),
    choice('priority', 'Priority', priorities),
    choice('area', 'Area', areas),
    within ? choice('therapist', 'Therapist', therapists) : '',
    within ? choice('pen', 'Pen', pens) : el('span', { class: 'hint' },
      'Choose a clinic to filter by therapist or pen.'),
    any ? el('a', { href: address(Object.fromEntries(NAMES.map((name) => [name, null]))) },
      'All alarms') : '');
}

function answered(alarm) {
  const late = alarm.escalations ? ', late' : '';
  if (alarm.ackMs !== null) return `${alarm.by ?? 'somebody'} after ${seconds(alarm.ackMs)}${late}`;
  return alarm.escalations ? 'nobody answered in time' : 'not acknowledged';
}

function row(alarm) {
  const cell = (...children) => el('td', {}, ...children);
  const session = alarm.session && el('a',
    { href: `/history/session/${alarm.clinic}/${alarm.session}` }, alarm.session);
  return el('tr', {},
    cell(dayAndTime(alarm.raisedAt)),
    el('td', { class: 'alarm-word' }, badge(alarm.priority)),
    el('td', { class: 'text' }, alarm.message ?? codeWords(alarm.code)),
    cell(words(alarm.area)),
    cell(session || ''),
    cell(words(alarm.clinic)),
    cell(alarm.therapist ?? ''),
    cell(alarm.pen ?? ''),
    cell(answered(alarm)),
    el('td', { class: 'n' }, alarm.endedAt === null ? 'stands'
      : seconds(alarm.endedAt - alarm.raisedAt)));
}

frame();
showFilters();
const { answer, error } = await ask(`/api/history/alarms?${query(filter)}`);
if (!failed(error)) {
  showTable(answer.alarms.map(row), `/api/history/alarms.csv?${query(filter)}`);
  settled(answer.alarms.length, {
    empty: `No such alarm ${inWords()} was recorded.`,
    cut: answer.cut ? `Only the newest ${answer.alarms.length} alarms ${inWords()} are listed; `
      + 'the file has up to 10,000. Choose a shorter period to see the others here.' : null,
  });
}
