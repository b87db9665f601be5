// The list of sessions, day by day.

import { el } from './dom.js';
import { dayInWords, duration, mm, shortTime, words } from './format.js';
import { counts } from './history-counts.js';
import { ask } from './ask.js';
import { address, clinic, frame, inWords, query } from './period.js';
import { failed, settled, showTable } from './past.js';

const COLUMNS = 12;

const cell = (...children) => el('td', {}, ...children);
const number = (value) => el('td', { class: 'n' }, value);

function ended(session) {
  if (session.outcome === null) return el('span', { class: 'open' }, 'open');
  const next = session.nextTreatmentFrom;
  return el('span', { title: next ? `next medical session from ${next}` : null },
    session.outcome === 'unsaid' ? 'closed' : session.outcome);
}

function row(session) {
  const href = `/history/session/${session.clinic}/${session.session}`;
  return el('tr', {},
    cell(shortTime(session.openedAt)),
    cell(el('a', { href }, session.session)),
    cell(clinic ? words(session.clinic)
      : el('a', { class: 'quiet', href: address({ clinic: session.clinic }) }, words(session.clinic))),
    cell([words(session.treatment), session.indication].filter(Boolean).join(', ')),
    cell(session.therapist ?? ''),
    cell(session.pens.join(', ')),
    number(duration(session.endedAt - session.openedAt)),
    number(duration(session.needlingMs)),
    number(session.deepestMm === null ? '–' : `${mm(session.deepestMm)} mm`),
    number(session.passes === null ? '–' : `${session.passes}`),
    el('td', {}, ...counts(session.alarms, true)),
    cell(ended(session)));
}

function byDay(sessions) {
  const rows = [];
  let day = null;
  let head = null;
  let inDay = 0;
  for (const session of sessions) {
    const name = dayInWords(session.openedAt);
    if (name !== day) {
      day = name;
      inDay = 0;
      head = el('th', { colspan: COLUMNS, scope: 'rowgroup' });
      rows.push(el('tr', { class: 'day' }, head));
    }
    inDay += 1;
    head.textContent = `${day}, ${inDay === 1 ? 'one session' : `${inDay} sessions`}`;
    rows.push(row(session));
  }
  return rows;
}

frame();
const { answer, error } = await ask(`/api/history/sessions?${query()}`);
if (!failed(error)) {
  showTable(byDay(answer.sessions), `/api/history/sessions.csv?${query()}`);
  settled(answer.sessions.length, {
    empty: `No session ${inWords()} was recorded.`,
    cut: answer.cut ? `Only the newest ${answer.sessions.length} sessions ${inWords()} are listed; `
      + 'the file has up to 10,000. Choose a shorter period to see the others here.' : null,
  });
}
