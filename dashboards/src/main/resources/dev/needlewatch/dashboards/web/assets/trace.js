// One session over time.

import { byId, el, text } from './dom.js';
import { clockTime, dayAndTime, duration, mm, place, words } from './format.js';
import { badge } from './alarms.js';
import { counts } from './history-counts.js';
import { ask } from './ask.js';
import { depthChart, speedChart } from './charts.js';

const [clinic, session] = location.pathname.split('/').slice(3).map(decodeURIComponent);

function facts(trace) {
  const { points, alarms } = trace;
  const raised = { high: 0, medium: 0, low: 0, info: 0 };
  for (const alarm of alarms) if (alarm.event === 'raised') raised[alarm.priority] += 1;
  const deepest = points.reduce((most, point) => Math.max(most, point.depthMm ?? 0), 0);
  const areas = [...new Set(points.map((point) => place(point.area, point.zone)))];
  const pens = [...new Set(points.map((point) => point.pen))];
  const fact = (name, ...value) => el('div', {}, el('dt', {}, name), el('dd', {}, ...value));
  return el('dl', { class: 'facts' },
    fact('Opened', dayAndTime(points[0].at)),
    fact('Length', duration(points.at(-1).at - points[0].at)),
    fact('Deepest', `${mm(deepest)} mm`),
    fact('Areas', areas.join('; ')),
    fact('Pens', pens.join(', ')),
    fact('Alarms', ...counts(raised)));
}

function alarmRow(alarm) {
  return el('tr', {},
    el('td', {}, clockTime(alarm.at)),
    el('td', { class: `alarm-word` }, badge(alarm.priority)),
    el('td', {}, words(alarm.event)),
    el('td', { class: 'text' }, alarm.message ?? alarm.code),
    el('td', {}, alarm.by ?? ''));
}

function show(trace) {
  text(byId('state'), '');
  byId('facts').replaceWith(facts(trace));
  for (const part of ['depth-part', 'speed-part']) byId(part).hidden = false;
  byId('legend').replaceChildren(
    ...[['depth', 'depth'], ['set', 'set on the pen'], ['limit', 'limit'], ['alarm', 'alarm raised']]
      .map(([name, label]) => el('span', { class: `l-${name}` }, label)));
  depthChart(byId('depth-chart'), trace);
  speedChart(byId('speed-chart'), trace);
  byId('alarm-part').hidden = trace.alarms.length === 0;
  byId('alarm-rows').replaceChildren(...trace.alarms.slice(-100).reverse().map(alarmRow));
}

text(byId('title'), `Session ${session}, ${words(clinic)}`);
document.title = `${session} – Needlewatch`;
const { answer, error } = await ask(
  `/api/history/sessions/${encodeURIComponent(clinic)}/${encodeURIComponent(session)}`);
if (error) {
  text(byId('state'), `The records cannot be read now. ${error} The live board goes on without them.`);
  byId('state').classList.add('bad');
} else if (answer.points.length === 0) {
  text(byId('state'), 'Nothing was recorded for this session in the last 30 days.');
} else {
  const api = `/api/history/sessions/${encodeURIComponent(clinic)}/${encodeURIComponent(session)}`;
  byId('export-points').href = `${api}/points.csv`;
  byId('export-alarms').href = `${api}/alarms.csv`;
  show(answer);
}
