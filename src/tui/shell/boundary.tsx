import { Box } from 'ink';
import { Component, type ReactNode } from 'react';
import { plainLine } from '../text/index.ts';
import { Toned } from '../theme/index.ts';

interface Props {
  readonly children: ReactNode;
}

/** A screen that fails to draw says so in its place; the frame, the other screens and the terminal are unharmed. */
export class ScreenBoundary extends Component<Props, { readonly problem: Error | null }> {
  override state = { problem: null };

  static getDerivedStateFromError(problem: unknown) {
    return { problem: problem instanceof Error ? problem : new Error(String(problem)) };
  }

  override render() {
    const problem: Error | null = this.state.problem;
    if (problem === null) return this.props.children;
    return <Failed problem={problem} />;
  }
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
