// A question to the server: the answer, or one line that says what is wrong.

export async function ask(path) {
  try {
    const response = await fetch(path, { signal: AbortSignal.timeout(20_000) });
    const body = await response.json();
    return response.ok ? { answer: body } : { error: body.error };
  } catch {
    return { error: 'The server does not answer.' };
  }
}
