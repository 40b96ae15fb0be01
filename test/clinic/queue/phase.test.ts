import { describe, expect, test } from 'vitest';
import { afterAbsence, type Phase, phaseOf, type Step, whyNot } from '../../../src/clinic/queue/phase.ts';

const STARTED = '2026-11-21T10:40:00.000Z';
const ENTRIES: Record<Phase, { ticket: string; status: number; started_at: string | null }> = {
  waiting: { ticket: 'G-001', status: 0, started_at: null },
  called: { ticket: 'G-001', status: 1, started_at: null },
  in_service: { ticket: 'G-001', status: 1, started_at: STARTED },
  served: { ticket: 'G-001', status: 2, started_at: STARTED },
  removed: { ticket: 'G-001', status: 3, started_at: null },
};

describe('the phases of an entry', () => {
  test.each(Object.entries(ENTRIES))('%s is read from status and start', (phase, entry) => {
    expect(phaseOf(entry)).toBe(phase);
  });

  const steps: [Step, Phase[]][] = [
    ['call', ['waiting']],
    ['start', ['called']],
    ['finish', ['in_service']],
    ['absent', ['called']],
    ['remove', ['waiting', 'called', 'in_service']],
    ['move', ['waiting']],
    ['transfer', ['waiting', 'called']],
  ];
  test.each(steps)('%s is possible from %j alone', (step, phases) => {
    const possible = Object.entries(ENTRIES).filter(([, entry]) => whyNot(step, entry) === null);
    expect(possible.map(([phase]) => phase)).toEqual(phases);
  });

  test('a refusal names the ticket and says what to do', () => {
    expect(whyNot('start', ENTRIES.waiting)).toEqual({
      message: 'G-001 is still waiting.',
      hint: 'Call the next patient first.',
    });
  });

  test('the third absence means left', () => {
    expect([0, 1, 2].map(afterAbsence)).toEqual(['waiting', 'waiting', 'left']);
  });
});
