// The therapist's screen.

import { byId, text } from './dom.js';
import { duration, mm, place, whole, words } from './format.js';
import { LiveStream } from './sse.js';
import { BoardState } from './state.js';
import { showMonitoring } from './monitoring.js';
import { Gauge, standing } from './gauge.js';
import { passesHere, staleMs } from './card.js';
import { command, who } from './commands.js';
import { AlarmBand } from './band.js';
import { AlarmSound } from './sound.js';

const [clinic, session] = location.pathname.split('/').slice(2).map(decodeURIComponent);
const state = new BoardState();
const gauge = new Gauge();
const sound = new AlarmSound();
const alarms = () => state.alarmsOf(clinic, session);
const card = () => state.sessions.get(`${clinic}/${session}`);
const by = () => who(card()?.therapist ?? 'therapist-screen');
const band = new AlarmBand(byId('band'), state, { by, pause });
byId('gauge').append(gauge.root);

function pause() {
  sound.pause();
  for (const alarm of alarms()) {
    if (alarm.presence !== 'ack') command(alarm, 'pause-audio', by());
  }
  show();
}

const AGAINST = {
  none: () => 'No depth yet',
  air: (now) => `Not on skin, limit ${mm(now.limitMm)} mm`,
  fine: (now) => `of ${mm(now.limitMm)} mm`,
  warn: (now) => `Above warning ${mm(now.warnMm)}, limit ${mm(now.limitMm)} mm`,
  over: (now) => `ABOVE LIMIT ${mm(now.limitMm)} mm`,
};

function showFace(now) {
  const stale = staleMs(now, state);
  const stands = standing(now, alarms());
  const face = byId('face');
  face.dataset.standing = stands;
  face.classList.toggle('stale', stale > 0);
  text(byId('where'), place(now.area, now.zone));
  text(byId('depth'), mm(now.depthMm));
  text(byId('against'), stale ? `No reading for ${duration(stale)}` : AGAINST[stands](now));
  gauge.update(now, stands);
  const passes = passesHere(now);
  text(byId('passes'), passes ? `${passes.count} of ${passes.max}` : '–');
  byId('passes').classList.toggle('over', !!passes && passes.count > passes.max);
  text(byId('passes-note'),
    !passes ? '' : passes.count > passes.max ? 'above the limit here' : 'over this area');
  text(byId('needling'), duration(now.needlingMs));
  text(byId('needling-note'), `session open ${duration(state.now() - now.openedAt)}`);
  text(byId('speed'), whole(now.speedRpm));
  text(byId('phase'), words(now.phase) || '–');
  text(byId('phase-note'), now.tested ? 'test area done' : 'no test area yet');
}

function showSound() {
  const button = byId('sound');
  button.setAttribute('aria-pressed', String(sound.enabled));
  const paused = sound.pausedForMs;
  text(button, !sound.enabled ? 'Enable sound'
    : paused ? `Audio paused ${duration(paused)}` : 'Sound is on');
}

function show() {
  const lost = showMonitoring(state, stream);
  showSound();
  if (!state.started) return;
  const now = card();
  const present = now?.open ?? false;
  byId('face').hidden = !present;
  byId('absent').hidden = present;
  if (now) {
    text(byId('title'), [now.pens.join(', '), words(now.treatment), now.indication, words(clinic),
      session].filter(Boolean).join(' · '));
  }
  if (present) showFace(now);
  else text(byId('absent'), now ? `Session ${session} is closed` : `Session ${session} is not open`);
  band.update(alarms());
  sound.play(alarms());
  document.title = lost ? 'MONITORING LOST' : `${mm(now?.depthMm)} mm – ${session}`;
}

const stream = new LiveStream(clinic, (name, body) => {
  state.apply(name, body);
  show();
});
byId('sound').addEventListener('click', async () => {
  await (sound.enabled ? sound.disable() : sound.enable());
  show();
});
setInterval(show, 500);
