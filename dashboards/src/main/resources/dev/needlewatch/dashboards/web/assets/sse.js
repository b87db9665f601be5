// The live stream: reconnects by itself and knows, by this browser's own clock, when it is silent.

export const SILENT_AFTER_MS = 4000;
const REOPEN_AFTER_MS = 8000;
const EVENTS = ['snapshot', 'session', 'session-gone', 'alarm', 'alarm-gone', 'watch', 'broker',
  'order', 'heartbeat', 'refused'];

export class LiveStream {
  #url;
  #onEvent;
  #source;
  #heard = performance.now();
  #opened = performance.now();

  constructor(clinic, onEvent) {
    this.#url = '/api/live' + (clinic ? `?clinic=${encodeURIComponent(clinic)}` : '');
    this.#onEvent = onEvent;
    this.#open();
    setInterval(() => this.#watch(), 1000);
  }

  /** How long nothing was heard, ms; the server speaks at least once a second. */
  get silentMs() {
    return performance.now() - this.#heard;
  }

  get silent() {
    return this.silentMs > SILENT_AFTER_MS;
  }

  #open() {
    this.#source?.close();
    this.#opened = performance.now();
    this.#source = new EventSource(this.#url);
    for (const name of EVENTS) {
      this.#source.addEventListener(name, (event) => {
        this.#heard = performance.now();
        this.#onEvent(name, JSON.parse(event.data));
      });
    }
  }

  // A connection may be half open, or given up by the browser after an error status.
  #watch() {
    const sinceOpened = performance.now() - this.#opened;
    const givenUp = this.#source.readyState === EventSource.CLOSED && sinceOpened > 2000;
    if (givenUp || (this.silentMs > REOPEN_AFTER_MS && sinceOpened > REOPEN_AFTER_MS)) this.#open();
  }
}
