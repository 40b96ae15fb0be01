import xterm from '@xterm/headless';
import { render, Text } from 'ink';
import { useEffect } from 'react';
import { expect, test } from 'vitest';
import { useLongWork } from '../../../src/tui/data/index.ts';
import { makeServices } from '../../../src/tui/shell/make-services.ts';
import { type Services, ServicesProvider } from '../../../src/tui/shell/services.ts';
import { KeyboardInput, ScreenOutput } from '../../support/terminal/streams.ts';

function services(): Services {
  const house = { name: 'Riverside Clinic', time_zone: 'Europe/London' };
  return makeServices({
    desk: null,
    house,
    readHouse: async () => house,
    entrance: { db: 'clinic.db', problem: null, adopt: async () => undefined, leave: () => undefined },
    now: () => '2026-11-21T10:40:00.000Z',
    quit: () => undefined,
    redraw: () => undefined,
  });
}

function AtWork({ work }: { work: () => Promise<void> }) {
  const { isWorking, run } = useLongWork();
  useEffect(() => void run(work), [run, work]);
  return <Text>{isWorking ? 'Making the clinic …' : 'Nothing to do.'}</Text>;
}

test('a terminal that is drawn seldom shows that work is under way before it begins', async () => {
  const terminal = new xterm.Terminal({ cols: 80, rows: 24, allowProposedApi: true });
  const output = new ScreenOutput(terminal);
  const { promise: shown, resolve: begin } = Promise.withResolvers<string>();
  const work = async () => begin(output.written);
  const app = render(
    <ServicesProvider value={services()}>
      <AtWork work={work} />
    </ServicesProvider>,
    {
      // The parts of a terminal's streams that are used are there; the types ask for all of them.
      stdout: output as unknown as NodeJS.WriteStream,
      stdin: new KeyboardInput() as unknown as NodeJS.ReadStream,
      patchConsole: false,
      interactive: true,
      maxFps: 1,
    },
  );
  expect(await shown).toContain('Making the clinic …');
  app.unmount();
  await app.waitUntilExit();
  terminal.dispose();
});
