import { ProgressBar } from '@inkjs/ui';
import { Box } from 'ink';
import { Toned } from '../../theme/index.ts';

/** How far something is. */
export function Progress(props: {
  /** 0 to 1. */
  readonly done: number;
  readonly label: string;
  readonly width: number;
}) {
  const percent = Math.round(Math.min(1, Math.max(0, props.done)) * 100);
  return (
    <Box width={props.width} flexDirection="column">
      <Toned>{`${props.label}  ${percent} %`}</Toned>
      <Box width={props.width}>
        <ProgressBar value={percent} />
      </Box>
    </Box>
  );
}
