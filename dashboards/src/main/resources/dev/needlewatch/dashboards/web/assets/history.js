// The list of sessions.

import { byId, el, text } from './dom.js';
import { dayAndTime, duration, mm, words } from './format.js';
import { counts } from './history-counts.js';
import { ask } from './ask.js';

const clinic = new URLSearchParams(location.search).get('clinic');

function row(session) {
  const href = `/history/session/${session.clinic}/${session.session}`;
  const cell = (...children) => el('td', {}, ...children);
  const number = (value) => el('td', { class: 'n' }, value);
  return el('tr', {},
    cell(dayAndTime(session.from)),
    cell(el('a', { href }, session.session)),
    cell(words(session.clinic)),
    cell(words(session.treatment)),
    number(duration(session.to - session.from)),
    number(duration(session.needlingMs)),
    number(`${mm(session.deepestMm)} mm`),
    cell(session.pens.join(', ')),
    el('td', {}, ...counts(session.alarms)));
}

function showClinics(sessions) {
  const names = clinic ? [clinic] : [...new Set(sessions.map((one) => one.clinic))].sort();
  if (!clinic && names.length < 2) return;
  const chip = (href, label, current) =>
    el('a', { class: 'chip', href, 'aria-current': current ? 'true' : null }, label);
  byId('clinics').replaceChildren(chip('/history', 'All clinics', !clinic),
    ...names.map((name) => chip(`/history?clinic=${name}`, words(name), name === clinic)));
}

const { answer, error } = await ask(
  '/api/history/sessions' + (clinic ? `?clinic=${encodeURIComponent(clinic)}` : ''));
if (error) {
  text(byId('state'), `The records cannot be read now. ${error} The live board goes on without them.`);
  byId('state').classList.add('bad');
} else {
  showClinics(answer.sessions);
  text(byId('state'), answer.sessions.length ? '' : 'Nothing has been recorded yet.');
  byId('rows').replaceChildren(...answer.sessions.map(row));
  byId('export-sessions').href =
    '/api/history/sessions.csv' + (clinic ? `?clinic=${encodeURIComponent(clinic)}` : '');
  byId('export').hidden = answer.sessions.length === 0;
  byId('table').hidden = answer.sessions.length === 0;
}
