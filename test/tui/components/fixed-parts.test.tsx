import '../../support/terminal/colour.ts';
import { stripVTControlCharacters } from 'node:util';
import { cleanup, render } from 'ink-testing-library';
import { afterEach, expect, it } from 'vitest';
import { Details } from '../../../src/tui/components/details/index.ts';
import { Lines } from '../../../src/tui/components/lines/index.ts';
import { Empty, Panel, Rule } from '../../../src/tui/components/panel/index.ts';
import { ThemeProvider, Toned, themeFor } from '../../../src/tui/theme/index.ts';

afterEach(cleanup);

const drawn = (element: Parameters<typeof render>[0]) =>
  stripVTControlCharacters(render(element).lastFrame() ?? '')
    .split('\n')
    .map((line) => line.trimEnd());

it('lines are cut to their width and made plain', () => {
  const lines = [
    '\u001b[31mred\u001b[0m alert',
    [{ text: 'spans ' }, { text: 'of a long line', tone: 'danger' as const }],
  ];
  expect(drawn(<Lines lines={lines} width={12} height={3} />)).toEqual(['red alert', 'spans of a …', '']);
});

it('lines that have no room are not left out unsaid', () => {
  expect(drawn(<Lines lines={['one', 'two', 'three']} width={12} height={2} />)).toEqual(['one', 'two …']);
  expect(drawn(<Lines lines={['one', 'two', '']} width={12} height={2} />)).toEqual(['one', 'two']);
});

it('details stand under each other, an empty one as a dash', () => {
  const items = [
    { label: 'Phone', value: '020' },
    { label: 'E-mail', value: '' },
  ];
  expect(drawn(<Details items={items} width={20} />)).toEqual([' Phone   020', ' E-mail  –']);
  expect(drawn(<Details items={items} width={40} columns={2} />)).toEqual([' Phone   020         E-mail  –']);
});

it('a panel has its title and note, and no more rows than it was given', () => {
  const panel = (
    <Panel title="QUEUE" note="3 wait" width={20} height={2}>
      <Lines lines={['one', 'two', 'three']} width={20} />
    </Panel>
  );
  expect(drawn(panel)).toEqual([' QUEUE       3 wait', 'one']);
});

it('a rule and an empty place fit their width', () => {
  expect(drawn(<Rule width={12} title="break" />)).toEqual(['── break ───']);
  expect(drawn(<Empty text="Nobody waits here." width={16} />)).toEqual([
    '',
    '   Nobody',
    '   waits',
    '   here.',
  ]);
});

it.each([true, false])('a warning is marked with colour %s', (color) => {
  const frame =
    render(
      <ThemeProvider value={themeFor({ color })}>
        <Toned tone="warning">careful</Toned>
      </ThemeProvider>,
    ).lastFrame() ?? '';
  expect(frame.includes('\u001b[33m')).toBe(color);
  expect(frame.includes('\u001b[1m')).toBe(!color);
});
