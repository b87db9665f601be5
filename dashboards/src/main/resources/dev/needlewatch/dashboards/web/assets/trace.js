// One session over time.

import { byId, el, text } from './dom.js';
import { DASH, clockTime, codeWords, dayAndTime, duration, mm, place, seconds, words } from './format.js';
import { badge } from './alarms.js';
import { counts } from './history-counts.js';
import { ask } from './ask.js';
import { depthChart, speedChart } from './charts.js';
import { failed, settled } from './past.js';

const [clinic, session] = location.pathname.split('/').slice(3).map(decodeURIComponent);
const MOST_ALARMS = 200;

/** There is a trace, or else a row, or else an alarm. */
function begin({ pens, row, alarms }) {
  if (pens.length > 0) return Math.min(...pens.map((pen) => pen.moments[0].at));
  return row ? row.openedAt : Math.min(...alarms.map((alarm) => alarm.raisedAt));
}

function end({ pens, row, alarms }) {
  if (pens.length > 0) return Math.max(...pens.map((pen) => pen.moments.at(-1).at));
  return row ? row.endedAt : Math.max(...alarms.map((alarm) => alarm.raisedAt));
}

const ended = (row) => row !== null && row.outcome !== null;

function length(record) {
  const { row } = record;
  return ended(row) ? row.endedAt - row.openedAt : end(record) - begin(record);
}

function showFacts(record) {
  const { row, areas } = record;
  const raised = { high: 0, medium: 0, low: 0, info: 0 };
  for (const alarm of record.alarms) raised[alarm.priority] += 1;
  const read = areas.length > 0;
  const deepest = read ? Math.max(...areas.map((area) => area.deepestMm ?? 0)) : row?.deepestMm ?? null;
  const needling = read ? areas.reduce((all, area) => all + area.needlingMs, 0) : row?.needlingMs ?? 0;
  const pens = record.pens.length > 0 ? record.pens.map((pen) => pen.pen) : row?.pens ?? [];
  const fact = (name, ...value) => el('div', {}, el('dt', {}, name), el('dd', {}, ...value));
  byId('facts').replaceChildren(
    fact('Opened', dayAndTime(row ? row.openedAt : begin(record))),
    fact('Length', duration(length(record))),
    fact('Needling', duration(needling)),
    fact('Deepest', deepest === null ? DASH : `${mm(deepest)} mm`),
    fact('Alarms', ...counts(raised)),
    fact('Pens', pens.join(', ') || DASH),
    row?.therapist ? fact('Therapist', row.therapist) : '',
    row ? fact('Treatment', [words(row.treatment), row.indication].filter(Boolean).join(', ')) : '',
    fact('Ended', ended(row) ? words(row.outcome === 'unsaid' ? 'closed' : row.outcome) : 'Not closed'),
    row?.nextTreatmentFrom ? fact('Next medical from', row.nextTreatmentFrom,
      el('small', {}, `, recommended from ${recommended(row.nextTreatmentFrom)}`)) : '');
}

// The contract's TREATMENT_TOO_SOON: under 21 days an alarm of medium priority, under 28 a notice.
function recommended(date) {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 28 - 21);
  return day.toISOString().slice(0, 10);
}

function areaRow(area) {
  const number = (value, kind = '') => el('td', { class: `n ${kind}` }, value);
  const above = area.secondsAbove > 0;
  return el('tr', {},
    el('th', { scope: 'row' }, place(area.area === 'unknown' ? null : area.area, area.zone)),
    number(`${area.passes}`),
    number(duration(area.needlingMs)),
    number(area.deepestMm === null ? '–' : `${mm(area.deepestMm)} mm`),
    number(area.limitMm === null ? '–' : `${mm(area.limitMm)} mm`),
    el('td', { class: above ? 'over' : null }, above ? `in ${area.secondsAbove} s` : 'never'));
}

function answered(alarm) {
  if (alarm.ackMs === null) return 'not acknowledged';
  return `${alarm.by ?? 'somebody'} after ${seconds(alarm.ackMs)}`;
}

function alarmRow(alarm) {
  return el('tr', {},
    el('td', {}, clockTime(alarm.raisedAt)),
    el('td', { class: 'alarm-word' }, badge(alarm.priority)),
    el('td', { class: 'text' }, alarm.message ?? codeWords(alarm.code)),
    el('td', {}, alarm.pen ?? ''),
    el('td', {}, answered(alarm)),
    el('td', { class: 'n' }, alarm.endedAt === null ? 'stands' : seconds(alarm.endedAt - alarm.raisedAt)));
}

function showCharts(record) {
  for (const part of ['depth-part', 'speed-part', 'area-part']) byId(part).hidden = false;
  byId('legend').replaceChildren(...[['depth', 'depth'], ['set', 'set on the pen'], ['warn', 'warning'],
    ['limit', 'limit'], ['over', 'above the limit'], ['alarm', 'alarm raised']]
    .map(([name, label]) => el('span', { class: `l-${name}` }, label)));
  const span = [begin(record), end(record) + 1000];
  for (const pen of record.pens) {
    const alarms = record.alarms.filter((alarm) => !alarm.pen || alarm.pen === pen.pen
      || !record.pens.some((other) => other.pen === alarm.pen));
    const chart = (id, what, draw) => {
      const parent = el('div', { class: 'chart', role: 'figure', 'aria-label': `${what} of ${pen.pen} over time` });
      if (record.pens.length > 1) byId(id).append(el('h3', {}, pen.pen));
      byId(id).append(parent);
      draw(parent, pen.moments, alarms, span);
    };
    chart('depth-charts', 'Depth', depthChart);
    chart('speed-charts', 'Speed', speedChart);
  }
}

function show(record) {
  const api = `/api/history/sessions/${encodeURIComponent(clinic)}/${encodeURIComponent(session)}`;
  byId('export-points').href = `${api}/points.csv`;
  byId('export-alarms').href = `${api}/alarms.csv`;
  showFacts(record);
  if (record.pens.length > 0) showCharts(record);
  byId('area-rows').replaceChildren(...record.areas.map(areaRow));
  byId('alarm-part').hidden = record.alarms.length === 0;
  byId('alarm-rows').replaceChildren(...record.alarms.slice(0, MOST_ALARMS).map(alarmRow));
}

/** What the page cannot show. */
function lacking({ pens, alarms, cut }) {
  return [
    pens.length === 0 ? 'No reading of this session was found.' : '',
    cut ? 'This session has more than 50,000 seconds or 5,000 changes of alarms; '
      + 'only the first are shown.' : '',
    alarms.length > MOST_ALARMS ? `Only the newest ${MOST_ALARMS} of its ${alarms.length} alarms are `
      + 'listed; the file has every change of them.' : '',
  ].filter(Boolean).join(' ');
}

text(byId('title'), `Session ${session}, ${words(clinic)}`);
document.title = `${session} – Needlewatch`;
const { answer, error } = await ask(
  `/api/history/sessions/${encodeURIComponent(clinic)}/${encodeURIComponent(session)}`);
if (!failed(error)) {
  const known = answer.row !== null || answer.pens.length > 0 || answer.alarms.length > 0;
  if (known) show(answer);
  settled(known ? 1 : 0, { empty: lacking(answer), cut: lacking(answer) });
}
