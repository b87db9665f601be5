// The live board.

import { byId, el, Keyed, text } from './dom.js';
import { clockTime, words } from './format.js';
import { LiveStream } from './sse.js';
import { BoardState } from './state.js';
import { showMonitoring } from './monitoring.js';
import { alarmTile } from './alarms.js';
import { sessionCard } from './card.js';
import { keepWho, who } from './commands.js';

const clinic = new URLSearchParams(location.search).get('clinic');
const state = new BoardState();
const alarms = new Keyed(byId('alarm-list'), (alarm) => alarmTile(alarm, state, () => who('board')));
const cards = new Keyed(byId('sessions'), (card) => sessionCard(card, state));

function showClinics() {
  const names = clinic ? [clinic] : state.clinics();
  const shown = `${clinic}|${names}`;
  const bar = byId('clinics');
  if (bar.dataset.shown === shown) return;
  bar.dataset.shown = shown;
  const chip = (href, label, current) =>
    el('a', { class: 'chip', href, 'aria-current': current ? 'true' : null }, label);
  const all = chip('/', 'All clinics', !clinic);
  bar.replaceChildren(...(clinic || names.length > 1
    ? [all, ...names.map((name) => chip(`/?clinic=${name}`, words(name), name === clinic))] : []));
}

function show() {
  const lost = showMonitoring(state, stream);
  text(byId('clock'), clockTime(state.now()));
  if (!state.started) return;
  const open = state.openSessions();
  const raised = state.orderedAlarms();
  showClinics();
  alarms.show(raised);
  cards.show(open);
  byId('empty').hidden = open.length > 0 || lost;
  byId('no-alarms').hidden = raised.length > 0;
  text(byId('no-alarms'), lost ? 'Not known while monitoring is lost' : 'No alarms');
  byId('alarms-title').textContent = raised.length ? `Alarms (${raised.length})` : 'Alarms';
  document.body.classList.toggle('quiet-board', open.length === 0 && raised.length === 0 && !lost);
  const urgent = raised.filter(([, alarm]) => alarm.presence !== 'ack').length;
  document.title = (lost ? 'MONITORING LOST – ' : urgent ? `(${urgent}) ` : '') + 'Needlewatch';
}

let due = false;
function soon() {
  if (due) return;
  due = true;
  requestAnimationFrame(() => {
    due = false;
    show();
  });
}

const stream = new LiveStream(clinic, (name, body) => {
  state.apply(name, body);
  soon();
});
keepWho(byId('who'));
setInterval(show, 500);
