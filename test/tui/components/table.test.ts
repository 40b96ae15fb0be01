import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headerText, placeColumns, rowSpans } from '../../../src/tui/components/table/index.ts';
import { displayWidth } from '../../../src/tui/text/index.ts';

interface Row {
  readonly name: string;
}
const text = (row: Row) => row.name;
const number = { title: 'Number', width: 8, text };
const name = { title: 'Name', flex: 2, text };
const note = { title: 'Note', flex: 1, text, optional: true };

describe('placeColumns', () => {
  it('gives the fixed columns their width and shares the rest', () => {
    expect(placeColumns([number, name, note], 50).map((column) => column.width)).toEqual([8, 23, 15]);
  });

  it('drops optional columns where even the least does not fit, and no others', () => {
    expect(placeColumns([number, name, note], 20).map((column) => column.column.title)).toEqual([
      'Number',
      'Name',
    ]);
    expect(placeColumns([number, name], 5)).toHaveLength(2);
  });

  it('fills the width exactly wherever there is room', () => {
    fc.assert(
      fc.property(fc.integer({ min: 26, max: 200 }), (total) => {
        const placed = placeColumns([number, name, note], total);
        expect(displayWidth(headerText(placed))).toBe(total);
      }),
    );
  });
});

it('a cell is cut to its column, and what is in it is plain', () => {
  const placed = placeColumns([number, { ...name, tone: () => 'danger' as const }], 24);
  const spans = rowSpans(placed, { name: 'Okafor,\u001b[2J 张伟 and\nsons' });
  expect(spans).toEqual([
    { text: 'Okafor,…  ', tone: undefined },
    { text: 'Okafor, 张伟 …', tone: 'danger' },
  ]);
});
