import { Box } from 'ink';
import { useEffect, useState } from 'react';
import { Toned } from '../../theme/index.ts';
import { DialogHost } from '../dialog-host.tsx';
import { TitleOfHouse } from '../header.tsx';
import type { ScreenEntry } from '../screen.ts';
import { ScreenAtDoor } from '../screen-host.tsx';
import { useServices } from '../services.ts';
import { FRAME_ROWS, type Size } from '../size.ts';
import { KeysLine, MessageLines } from '../status-lines.tsx';
import { useFootRows } from '../use-foot.ts';

/** The closed door: the clinic, the time, and what opens it. Nothing of what lies behind it stays on the terminal. */
export function DoorHost({
  catalogue,
  size,
}: {
  readonly catalogue: readonly ScreenEntry[];
  readonly size: Size;
}) {
  const { wipe } = useServices();
  const footRows = useFootRows();
  const [isWiped, setWiped] = useState(false);
  // An empty frame first: what was drawn goes before anything new is.
  useEffect(() => {
    wipe();
    setWiped(true);
  }, [wipe]);
  if (!isWiped) return null;
  const { columns, rows } = size;
  const body = { columns, rows: rows - FRAME_ROWS - footRows };
  return (
    <Box width={columns} height={rows} flexDirection="column" flexShrink={0}>
      <TitleOfHouse columns={columns} />
      <Toned> </Toned>
      <Toned tone="muted">{'─'.repeat(columns)}</Toned>
      <ScreenAtDoor catalogue={catalogue} size={body} />
      <MessageLines columns={columns} rows={size.rows} />
      <KeysLine columns={columns} />
      <DialogHost atDoor />
    </Box>
  );
}
