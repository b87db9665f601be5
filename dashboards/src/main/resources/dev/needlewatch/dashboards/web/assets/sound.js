// Alarm sounds by priority: high 5 + 5 pulses, medium 3, low 1, info none, each repeated while an
// alarm of that priority is neither acknowledged nor paused.

const PATTERNS = {
  high: { gaps: [0, 0.2, 0.4, 0.75, 0.95, 1.5, 1.7, 1.9, 2.25, 2.45], hz: 880, everyMs: 5000 },
  medium: { gaps: [0, 0.35, 0.7], hz: 660, everyMs: 9000 },
  low: { gaps: [0], hz: 440, everyMs: 18000 },
};
export const PAUSE_MS = 120_000;
const RANK = ['high', 'medium', 'low'];

export class AlarmSound {
  #audio = null;
  #known = new Set();
  #paused = new Set();
  #pausedUntil = 0;
  #next = 0;
  #sounding = null;

  get enabled() {
    return this.#audio?.state === 'running';
  }

  /** Must be called from a click: browsers allow sound only then. */
  async enable() {
    this.#audio ??= new AudioContext();
    await this.#audio.resume();
    this.#beep('low');
  }

  async disable() {
    await this.#audio?.suspend();
  }

  /** What sounds now stays silent for 120 s; an alarm that is new sounds nevertheless. */
  pause() {
    this.#pausedUntil = performance.now() + PAUSE_MS;
    this.#paused = new Set(this.#known);
  }

  get pausedForMs() {
    return Math.max(0, this.#pausedUntil - performance.now());
  }

  /** Plays what is due; called often, with the alarms of the session. */
  play(alarms) {
    const open = alarms.filter((alarm) => alarm.presence !== 'ack');
    const signature = (alarm) => `${alarm.clinic}/${alarm.id}/${alarm.priority}/${alarm.escalation}`;
    this.#known = new Set(open.map(signature));
    const paused = this.pausedForMs > 0;
    const loud = open.filter((alarm) => !(paused && this.#paused.has(signature(alarm))));
    const top = RANK.find((priority) => loud.some((alarm) => alarm.priority === priority));
    if (!top) {
      this.#sounding = null;
      return;
    }
    const now = performance.now();
    const rises = this.#sounding === null || RANK.indexOf(top) < RANK.indexOf(this.#sounding);
    if (!this.enabled || (!rises && now < this.#next)) return;
    this.#sounding = top;
    this.#next = now + PATTERNS[top].everyMs;
    this.#beep(top);
  }

  #beep(priority) {
    const { gaps, hz } = PATTERNS[priority];
    for (const gap of gaps) this.#pulse(this.#audio.currentTime + 0.03 + gap, hz);
  }

  #pulse(at, hz) {
    const volume = this.#audio.createGain();
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.4, at + 0.02);
    volume.gain.setValueAtTime(0.4, at + 0.11);
    volume.gain.linearRampToValueAtTime(0, at + 0.15);
    volume.connect(this.#audio.destination);
    for (const [harmonic, share] of [[1, 1], [2, 0.5], [3, 0.25], [4, 0.15]]) {
      const tone = this.#audio.createOscillator();
      const part = this.#audio.createGain();
      tone.frequency.value = hz * harmonic;
      part.gain.value = share;
      tone.connect(part).connect(volume);
      tone.start(at);
      tone.stop(at + 0.16);
    }
  }
}
