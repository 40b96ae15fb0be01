import { Text } from 'ink';
import { render } from 'ink-testing-library';
import { expect, it } from 'vitest';
import { fitSpans } from '../../../src/tui/components/lines/spans.tsx';
import { displayWidth } from '../../../src/tui/text/index.ts';
import { Toned } from '../../../src/tui/theme/index.ts';

it('fills its columns also where a wide letter had to go, and begins nothing behind what was cut', () => {
  const spans = fitSpans([{ text: '漢字漢字' }, { text: ' | ', tone: 'muted' }], 6);
  expect(spans.map(({ text }) => text).join('')).toBe('漢字… ');
  expect(displayWidth(spans.map(({ text }) => text).join(''))).toBe(6);
});

it('takes out of a text with a meaning what a terminal would obey', () => {
  const name = 'Lindt\u001b]8;;http://evil.example\u001b\\\u202e\u009b2J';
  const { lastFrame, unmount } = render(
    <Text>
      <Toned>{` ${name} `}</Toned>
      <Toned wrap="wrap">{name}</Toned>
    </Text>,
  );
  expect(lastFrame()).toBe(' Lindt Lindt');
  unmount();
});
