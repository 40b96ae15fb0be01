import { Text, type TextProps } from 'ink';
import { Children, createContext, type ReactNode, useContext } from 'react';
import { plainLine, plainText } from '../../desk/plain-text.ts';
import { type Theme, type Tone, themeFor } from './tones.ts';

const ThemeContext = createContext<Theme>(themeFor({ color: true }));

export const ThemeProvider = ThemeContext.Provider;

export function useTheme(): Theme {
  return useContext(ThemeContext);
}

/**
 * Text with a meaning: `<Toned tone="warning">…</Toned>`. One line, cut where the space ends, unless `wrap` says so.
 * Whatever a terminal would obey in it is taken out.
 */
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
  const plain = wrap === 'truncate' ? plainLine : plainText;
  return (
    <Text {...style} wrap={wrap}>
      {Children.map(children, (child) => (typeof child === 'string' ? plain(child) : child))}
    </Text>
  );
}
