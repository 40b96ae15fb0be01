import { Box } from 'ink';
import { Activity, type ReactNode, useLayoutEffect, useState } from 'react';
import { LEVELS, LevelContext } from '../actions/index.ts';
import { Toned } from '../theme/index.ts';
import { ScreenBoundary } from './boundary.tsx';
import { describeError } from './describe-error.ts';
import { ParamsContext, useKeysHeldUntil } from './hooks.ts';
import type { Route } from './router.ts';
import type { ScreenEntry, ScreenModule } from './screen.ts';
import { refusalHere } from './seat/refusal-here.ts';
import { useServices } from './services.ts';
import { BodyContext, type Size } from './size.ts';
import { useStore } from './store.ts';

/**
 * The stack of screens. Those beneath the top one keep their state (cursor, search line, half a form) but neither
 * hear keys nor read, until they are on top again.
 */
export function ScreenHost({
  catalogue,
  size,
}: {
  readonly catalogue: readonly ScreenEntry[];
  readonly size: Size;
}) {
  const { router, desk } = useServices();
  const stack = useStore(router.stack);
  const isOpen = useStore(desk) !== null;
  return (
    <BodyContext value={size}>
      <LevelContext value={LEVELS.screen}>
        {stack.map((route, index) => (
          <Activity key={route.visit} mode={index === stack.length - 1 ? 'visible' : 'hidden'}>
            <Visit route={route} catalogue={catalogue} size={size} isOpen={isOpen} />
          </Activity>
        ))}
      </LevelContext>
    </BodyContext>
  );
}

/** What opens the closed door. */
export function ScreenAtDoor({
  catalogue,
  size,
}: {
  readonly catalogue: readonly ScreenEntry[];
  readonly size: Size;
}) {
  const { door } = useStore(useServices().seat.seat);
  return (
    <BodyContext value={size}>
      <LevelContext value={LEVELS.screen}>
        <Visit
          key={door?.kind}
          route={{ screen: 'sign-in', params: {}, visit: 0 }}
          catalogue={catalogue}
          size={size}
          isOpen
        />
      </LevelContext>
    </BodyContext>
  );
}

function Visit(props: {
  readonly route: Route;
  readonly catalogue: readonly ScreenEntry[];
  readonly size: Size;
  readonly isOpen: boolean;
}) {
  const { route, catalogue, size } = props;
  const services = useServices();
  useStore(services.seat.seat);
  const entry = catalogue.find((candidate) => candidate.name === route.screen);
  if (!entry)
    return <Toned tone="danger">{`✗ There is no screen called ${route.screen}. Esc goes back.`}</Toned>;
  // The clinic is still being opened: the frame is there, the screen comes with it.
  if (!props.isOpen && entry.needsDesk !== false) return null;
  const refusal = refusalHere(services, entry.permission);
  if (refusal !== null) return <Toned tone="warning">{` ! ${refusal} Esc goes back.`}</Toned>;
  return (
    <ScreenBoundary>
      <ParamsContext value={route.params}>
        <Box width={size.columns} height={size.rows} overflow="hidden" flexDirection="column">
          <Loaded entry={entry} />
        </Box>
      </ParamsContext>
    </ScreenBoundary>
  );
}

const loadedScreens = new Map<ScreenEntry, ScreenModule>();

/** Loads a screen ahead of drawing, so that the first frame already has it. */
export async function loadScreen(entry: ScreenEntry): Promise<ScreenModule> {
  const { screen } = await entry.load();
  loadedScreens.set(entry, screen);
  return screen;
}

function Loaded({ entry }: { readonly entry: ScreenEntry }): ReactNode {
  const [problem, setProblem] = useState<unknown>(null);
  const [screen, setScreen] = useState(() => loadedScreens.get(entry));
  // Keys typed ahead belong to the screen that is coming.
  useKeysHeldUntil(screen !== undefined || problem !== null);
  useLayoutEffect(() => {
    if (!screen) loadScreen(entry).then(setScreen, setProblem);
  }, [entry, screen]);
  if (problem) return <Toned tone="danger">{`✗ ${describeError(problem)}`}</Toned>;
  return screen ? <screen.View /> : null;
}
