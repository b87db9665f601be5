// Says in plain sight when alarms may not reach this screen. The banner stands in the page's HTML
// and is taken away only once everything is known to work.

import { byId, text } from './dom.js';
import { clockTime, words } from './format.js';

const seconds = (ms) => `${Math.floor(ms / 1000)} s`;

export function reasons(state, stream) {
  if (stream.silent) {
    return [`This screen has heard nothing from its server for ${seconds(stream.silentMs)}.`];
  }
  if (!state.started) return [];
  if (!state.broker.connected) {
    return [`The server has no connection to the broker since ${clockTime(state.broker.since)}.`];
  }
  return state.lostClinics().map(
    (watch) => `${words(watch.clinic)}: no monitoring for ${seconds(state.now() - watch.since)}.`);
}

function calm(state) {
  const watched = [...state.watches.values()].filter((watch) => watch.state === 'watched');
  if (watched.length === 0) return 'Connected, no session to watch';
  const rate = watched.reduce((sum, watch) => sum + watch.readingsPerSecond, 0);
  const names = watched.length === 1 ? words(watched[0].clinic) : `${watched.length} clinics`;
  return `Monitoring ${names}` + (rate > 0 ? `, ${Math.round(rate)} readings/s` : '');
}

/** A clock that runs fast is for emulated pens: nobody shall take the board for a clinic's. */
function showPlay(state) {
  byId('play').hidden = state.clockSpeed === 1;
  text(byId('play'), `Clock runs ${state.clockSpeed} times as fast: a play, no patients`);
}

export function showMonitoring(state, stream) {
  showPlay(state);
  const why = reasons(state, stream);
  const lost = why.length > 0;
  if (!lost && !state.started) return false;
  byId('lost').hidden = !lost;
  document.body.classList.toggle('is-lost', lost);
  if (lost) text(byId('lost-why'), why.join(' '));
  const watch = byId('watch');
  watch.classList.toggle('bad', lost);
  text(watch, lost ? 'Monitoring lost' : calm(state));
  return lost;
}
