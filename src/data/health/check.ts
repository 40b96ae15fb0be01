/** The answer to one question. */
export interface Verdict {
  readonly ok: boolean;
  /** What was found, a few words or a sentence; what to do where it is wrong. */
  readonly message: string;
  /** Nothing is wrong yet, but somebody should look after it. */
  readonly warning?: boolean;
}

/** One question to the database, and its answer; the keys are a contract with scripts. */
export interface HealthCheck {
  name: string;
  ok: boolean;
  message: string;
  /** There only when it is true. */
  warning?: true;
}

/** Asks one question; an error is an answer too. */
export async function check(name: string, look: () => Promise<Verdict>): Promise<HealthCheck> {
  try {
    const { ok, message, warning } = await look();
    return { name, ok, message, ...(warning ? { warning: true as const } : {}) };
  } catch (error) {
    return { name, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
