import { render } from 'ink';
import type { Config } from '../../../config.ts';
import { DeskError } from '../../../desk/errors.ts';
import { openForScreens, readHouse } from '../../open.ts';
import { Ending } from '../../shell/ending.ts';
import { cutLinesAtTheEdge } from '../../shell/line-wrap.ts';
import { makeServices } from '../../shell/make-services.ts';
import { type Services, ServicesProvider } from '../../shell/services.ts';
import { ThemeProvider, themeFor } from '../../theme/index.ts';
import { Wall } from './wall.tsx';

/** Shows the board on the whole terminal until it is left; answers the exit code. */
export async function runBoard(config: Config): Promise<number> {
  const ending = new Ending();
  const clinic = await openForScreens(config).catch((problem: unknown) => {
    if (problem instanceof DeskError) ending.refuse(problem);
    else ending.crash(problem);
    return null;
  });
  if (!clinic) return ending.reached;
  const house = await readHouse(clinic.desk).catch((problem: unknown) => {
    ending.crash(problem);
    return null;
  });
  if (!house) {
    await clinic.close();
    return ending.reached;
  }
  const services = makeServices({
    desk: clinic.desk,
    house,
    readHouse,
    entrance: { db: config.db, problem: null, adopt: async () => undefined, leave: () => undefined },
    now: () => new Date().toISOString(),
    quit: (code) => ending.end(code),
    redraw: () => undefined,
  });
  const shown = render(<Board services={services} color={!config.no_color} />, {
    // Somebody sits at this terminal, whatever a variable CI says: the library would draw nothing under it.
    interactive: true,
    exitOnCtrlC: false,
    incrementalRendering: true,
    alternateScreen: true,
    patchConsole: true,
  });
  const wrapLinesAgain = cutLinesAtTheEdge(process.stdout);
  ending.watch({
    beforeQuit: services.beforeQuit,
    // The wall goes on: it reads again by itself, and nobody stands before it who could answer.
    report: () => undefined,
    restore: async () => {
      wrapLinesAgain();
      shown.unmount();
      await shown.waitUntilExit().catch(() => undefined);
    },
  });
  shown.waitUntilExit().catch((crash: unknown) => ending.crash(crash));
  const code = await ending.reached;
  services.queries.clear();
  await clinic.close();
  return code;
}

/** The wall with what it needs around it: no frame, no global keys. */
export function Board({ services, color }: { readonly services: Services; readonly color: boolean }) {
  return (
    <ServicesProvider value={services}>
      <ThemeProvider value={themeFor({ color })}>
        <Wall leave={() => services.quit(0)} />
      </ThemeProvider>
    </ServicesProvider>
  );
}
