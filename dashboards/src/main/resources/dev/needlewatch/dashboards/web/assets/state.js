// What the server has told us. One object, changed only here.

export class BoardState {
  started = false;
  broker = { connected: false, since: 0 };
  watches = new Map();
  sessions = new Map();
  alarms = new Map();
  order = { sessions: [], alarms: [] };
  /** Played seconds in a real one; 1 where patients are. */
  clockSpeed = 1;
  #offsetMs = 0;

  /** The server's wall time, as far as this browser can tell. */
  now() {
    return Date.now() + this.#offsetMs;
  }

  apply(name, body) {
    switch (name) {
      case 'snapshot':
        this.#snapshot(body);
        break;
      case 'session':
        this.sessions.set(`${body.clinic}/${body.session}`, body);
        break;
      case 'session-gone':
        this.sessions.delete(`${body.clinic}/${body.session}`);
        break;
      case 'alarm':
        this.alarms.set(`${body.clinic}/${body.id}`, body);
        break;
      case 'alarm-gone':
        this.alarms.delete(`${body.clinic}/${body.id}`);
        break;
      case 'watch':
        this.watches.set(body.clinic, body);
        break;
      case 'broker':
        this.broker = body;
        break;
      case 'order':
        this.order = body;
        break;
      case 'heartbeat':
        this.#offsetMs = body.at - Date.now();
        break;
    }
  }

  openSessions() {
    return this.#ordered(this.order.sessions, this.sessions).filter(([, card]) => card.open);
  }

  orderedAlarms() {
    return this.#ordered(this.order.alarms, this.alarms);
  }

  /** The alarms of a session, and those of its pens that belong to no other session. */
  alarmsOf(clinic, session) {
    const pens = this.sessions.get(`${clinic}/${session}`)?.pens ?? [];
    return this.orderedAlarms()
      .map(([, alarm]) => alarm)
      .filter((alarm) => alarm.clinic === clinic && (alarm.session === session
        || (!alarm.session && pens.includes(alarm.pen))));
  }

  lostClinics() {
    return [...this.watches.values()].filter((watch) => watch.state === 'lost');
  }

  clinics() {
    const names = [...this.watches.keys()];
    for (const card of this.sessions.values()) names.push(card.clinic);
    for (const alarm of this.alarms.values()) names.push(alarm.clinic);
    return [...new Set(names)].sort();
  }

  #snapshot(body) {
    this.started = true;
    this.#offsetMs = body.at - Date.now();
    this.broker = body.broker;
    this.clockSpeed = body.clockSpeed;
    this.order = body.order;
    this.watches = new Map(body.watches.map((watch) => [watch.clinic, watch]));
    this.sessions = new Map(body.sessions.map((card) => [`${card.clinic}/${card.session}`, card]));
    this.alarms = new Map(body.alarms.map((alarm) => [`${alarm.clinic}/${alarm.id}`, alarm]));
  }

  // What the order does not name yet comes last rather than not at all.
  #ordered(keys, map) {
    const known = keys.filter((key) => map.has(key));
    const rest = [...map.keys()].filter((key) => !known.includes(key));
    return [...known, ...rest].map((key) => [key, map.get(key)]);
  }
}
