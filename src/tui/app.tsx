import { Box, useWindowSize } from 'ink';
import { Activity, useMemo } from 'react';
import type { BackUpCommand } from './shell/back-up.ts';
import { DialogHost } from './shell/dialog-host.tsx';
import { GlobalKeys } from './shell/global-keys.tsx';
import { ScreensLine, TitleLine } from './shell/header.tsx';
import { KeyHost } from './shell/key-host.tsx';
import type { ScreenEntry } from './shell/screen.ts';
import { ScreenHost } from './shell/screen-host.tsx';
import { DoorHost } from './shell/seat/door-host.tsx';
import { CatalogueContext } from './shell/seat/may-open.ts';
import { useIdleLock } from './shell/seat/use-idle-lock.ts';
import { type Services, ServicesProvider, useServices } from './shell/services.ts';
import { FRAME_ROWS, SMALLEST } from './shell/size.ts';
import { KeysLine, MessageLines } from './shell/status-lines.tsx';
import { useStore } from './shell/store.ts';
import { TooSmall } from './shell/too-small.tsx';
import type { UndoCommand } from './shell/undo.ts';
import { useCaretaker } from './shell/upkeep/use-caretaker.ts';
import { useDeskChanges } from './shell/use-desk-changes.ts';
import { useFootRows } from './shell/use-foot.ts';
import { ThemeProvider, Toned, themeFor } from './theme/index.ts';

export interface AppProps {
  readonly services: Services;
  readonly catalogue: readonly ScreenEntry[];
  readonly color: boolean;
  readonly undo?: UndoCommand | undefined;
  readonly backUp?: BackUpCommand | undefined;
}

/** The shell: the frame, the stack of screens, the dialogs, and the one reader of the keyboard. */
export function App({ services, catalogue, color, undo, backUp }: AppProps) {
  return (
    <ServicesProvider value={services}>
      <ThemeProvider value={themeFor({ color })}>
        <CatalogueContext value={catalogue}>
          <KeyHost>
            <GlobalKeys catalogue={catalogue} undo={undo} backUp={backUp} />
            <Frame catalogue={catalogue} />
          </KeyHost>
        </CatalogueContext>
      </ThemeProvider>
    </ServicesProvider>
  );
}

/** Exactly as many rows as the terminal has: title, screens, rule, the screen, message, keys. A long message takes rows of the screen. */
function Frame({ catalogue }: { readonly catalogue: readonly ScreenEntry[] }) {
  const terminal = useWindowSize();
  const { door } = useStore(useServices().seat.seat);
  useDeskChanges();
  useCaretaker();
  useIdleLock();
  const columns = Math.max(terminal.columns, SMALLEST.columns);
  const rows = Math.max(terminal.rows, SMALLEST.rows);
  const isSmall = terminal.columns < SMALLEST.columns || terminal.rows < SMALLEST.rows;
  const body = rows - FRAME_ROWS - useFootRows();
  const size = useMemo(() => ({ columns, rows: body }), [columns, body]);
  return (
    <Box width={terminal.columns} height={terminal.rows} overflow="hidden" flexDirection="column">
      {isSmall ? <TooSmall /> : null}
      <Box
        display={isSmall ? 'none' : 'flex'}
        width={columns}
        height={rows}
        flexDirection="column"
        flexShrink={0}
      >
        {door === null ? null : <DoorHost catalogue={catalogue} size={{ columns, rows }} />}
        {/* Behind a closed door everything keeps its state (half a form), hears no key, reads nothing and is not drawn. */}
        <Activity mode={door === null ? 'visible' : 'hidden'}>
          <TitleLine columns={columns} />
          <ScreensLine columns={columns} catalogue={catalogue} />
          <Toned tone="muted">{'─'.repeat(columns)}</Toned>
          <Box width={columns} height={body} overflow="hidden" flexDirection="column" flexShrink={0}>
            <ScreenHost catalogue={catalogue} size={size} />
          </Box>
          <MessageLines columns={columns} rows={rows} />
          <KeysLine columns={columns} />
          <DialogHost atDoor={false} />
        </Activity>
      </Box>
    </Box>
  );
}
