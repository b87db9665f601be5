// What people press, sent to the server, which publishes it to the clinic's alarm-commands.

const WHO = 'needlewatch.who';
const NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;

export function who(otherwise) {
  const kept = localStorage.getItem(WHO);
  return kept && NAME.test(kept) ? kept : otherwise;
}

export function keepWho(input) {
  input.value = who('board');
  input.addEventListener('change', () => {
    if (NAME.test(input.value)) localStorage.setItem(WHO, input.value);
    else input.value = who('board');
  });
}

/** Resolves to null when sent, else to one line that says why not. */
export async function command(alarm, action, by) {
  const path = `/api/clinics/${encodeURIComponent(alarm.clinic)}/alarms/`
    + `${encodeURIComponent(alarm.id)}/${action}`;
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ by }),
      signal: AbortSignal.timeout(5000),
    });
    return answer.ok ? null : (await answer.json()).error;
  } catch {
    return 'not sent: the server does not answer';
  }
}
