import { getEventListeners } from 'node:events';

const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Runs a command that Ctrl+C and SIGTERM stop. The command hears of it through the signal and tidies up; one that does
 * not listen has nothing to tidy (the database rolls an unfinished transaction back) and ends at once, as does any at
 * the second signal. A command that had finished by then keeps its exit code: what it did is done.
 */
export async function runStoppable(command: (signal: AbortSignal) => Promise<number>): Promise<number> {
  const abort = new AbortController();
  let stopped: number | null = null;
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      const isSecond = stopped !== null;
      stopped = exitCodes[name];
      if (isSecond || getEventListeners(abort.signal, 'abort').length === 0) process.exit(stopped);
      abort.abort();
    });
  }
  try {
    const code = await command(abort.signal);
    return code === 0 ? 0 : (stopped ?? code);
  } catch (error) {
    if (stopped === null) throw error;
    return stopped;
  }
}
