import { CommanderError } from 'commander';
import { expect, test } from 'vitest';
import { codesByExit, exitCodeOf } from '../../src/cli/exit-code.ts';
import { failureOf } from '../../src/cli/failure.ts';
import { DeskError } from '../../src/desk/index.ts';

test('every failure is one line with the exit code that scripts are promised', () => {
  const hostile = new DeskError('not_found', `No \u001b[2Jpatient\n${'x'.repeat(2000)}`, {
    hint: 'Look\nagain.',
  });
  const failure = failureOf(hostile);
  expect(failure).toMatchObject({ code: 'not_found', exit: 1, hint: 'Look again.' });
  expect(failure.message).toMatch(/^No patient x+…$/);
  expect(failure.message.length).toBeLessThan(700);
  expect(failureOf(new CommanderError(1, 'x', "error: unknown option '--x'"))).toMatchObject({
    code: 'usage',
    exit: 2,
    message: "Unknown option '--x'.",
  });
  expect(failureOf(new TypeError('boom'))).toMatchObject({
    code: 'fault',
    exit: 1,
    // What it quotes may be somebody's name.
    message: expect.stringMatching(/TypeError at .*failure\.test\.ts:\d+:\d+$/),
  });
});

test('the exits are those of the contract', () => {
  const exits = {
    usage: 2,
    confirm: 3,
    forbidden: 4,
    no_database: 5,
    corrupt: 5,
    busy: 5,
    older: 5,
    newer: 5,
    cancelled: 130,
    overlap: 1,
  } as const;
  expect(
    Object.fromEntries(Object.keys(exits).map((code) => [code, exitCodeOf(code as keyof typeof exits)])),
  ).toEqual(exits);
  expect([...codesByExit().keys()].sort((one, other) => one - other)).toEqual([1, 2, 3, 4, 5, 130]);
});
