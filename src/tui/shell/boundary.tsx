import { Box } from 'ink';
import { Component, type ReactNode } from 'react';
import { plainLine } from '../text/index.ts';
import { Toned } from '../theme/index.ts';

interface Props {
  readonly children: ReactNode;
  /** What is drawn instead of what failed. */
  readonly instead: (problem: Error) => ReactNode;
  /** Hears of the failure once. */
  readonly onProblem?: (problem: unknown) => void;
}

/** Keeps a failure to draw to its own place; the frame, the other screens and the terminal are unharmed. */
export class Boundary extends Component<Props, { readonly problem: Error | null }> {
  override state = { problem: null };

  static getDerivedStateFromError(problem: unknown) {
    return { problem: problem instanceof Error ? problem : new Error(String(problem)) };
  }

  override componentDidCatch(problem: unknown) {
    this.props.onProblem?.(problem);
  }

  override render() {
    const problem: Error | null = this.state.problem;
    return problem === null ? this.props.children : this.props.instead(problem);
  }
}

/** A screen that fails to draw says so in its place. */
export function ScreenBoundary({ children }: { readonly children: ReactNode }) {
  return <Boundary instead={(problem) => <Failed problem={problem} />}>{children}</Boundary>;
}

function Failed({ problem }: { readonly problem: Error }) {
  return (
    <Box flexDirection="column" paddingX={1}>
      <Toned tone="danger">✗ This screen could not be drawn. Nothing in the database was changed.</Toned>
      <Toned>{plainLine(problem.message)}</Toned>
      <Toned tone="muted">{plainLine(problem.stack?.split('\n')[1]?.trim() ?? '')}</Toned>
      <Toned> </Toned>
      <Toned>Go to another screen with 1–5, or Esc goes back.</Toned>
    </Box>
  );
}
