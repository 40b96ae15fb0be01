import { Text, type TextProps } from 'ink';
import { createContext, type ReactNode, useContext } from 'react';
import { type Theme, type Tone, themeFor } from './tones.ts';

const ThemeContext = createContext<Theme>(themeFor({ color: true }));

export const ThemeProvider = ThemeContext.Provider;

export function useTheme(): Theme {
  return useContext(ThemeContext);
}

/** Text with a meaning: `<Toned tone="warning">…</Toned>`. One line, cut where the space ends, unless `wrap` says so. */
export function Toned({
  tone = 'plain',
  wrap = 'truncate',
  children,
}: {
  readonly tone?: Tone | undefined;
  readonly wrap?: TextProps['wrap'];
  readonly children: ReactNode;
}) {
  const style = useTheme()[tone];
  return (
    <Text {...style} wrap={wrap}>
      {children}
    </Text>
  );
}
