import { describe, expect, test } from 'vitest';
import { Output } from '../../src/cli/output/output.ts';
import { plainJson } from '../../src/desk/plain-text.ts';
import { fitSpans } from '../../src/tui/components/lines/spans.tsx';
import { layoutText } from '../../src/tui/components/text-area/layout.ts';
import { visibleLine } from '../../src/tui/components/text-field/visible.ts';
import {
  bothEnds,
  displayWidth,
  fit as fitted,
  plainLine,
  plainText,
  truncate,
  wrapLines,
} from '../../src/tui/text/index.ts';
import { hostileValues, seed } from './hostile-values.ts';
import { total } from './plan.ts';
import { strayIn, strayInCommand } from './terminal-bytes.ts';

const values = hostileValues(total);

/** The first value of which something is not as it has to be, with its place in the list. */
function firstFault(wrong: (value: string, at: number) => string | null | false): string | null {
  for (const [at, value] of values.entries()) {
    const fault = wrong(value, at);
    if (fault) return `seed ${seed}, value ${at} ${JSON.stringify(value).slice(0, 200)}: ${fault}`;
  }
  return null;
}

describe(`each of ${total} hostile values`, () => {
  test('is drawn harmless in exactly the columns that it has on a screen', () => {
    expect(values).toHaveLength(100_000);
    expect(
      firstFault((value, at) => {
        const columns = 1 + (at % 80);
        const drawn = fitSpans([{ text: value }, { text: ' | ' }, { text: value, tone: 'muted' }], columns)
          .map(({ text }) => text)
          .join('');
        if (displayWidth(drawn) !== columns) return `${displayWidth(drawn)} columns instead of ${columns}`;
        // The other ways to cut a text go through the same one.
        if (at % 5 > 0) return strayIn(drawn);
        const line = fitted(value, columns);
        if (displayWidth(line) !== columns)
          return `fit into ${displayWidth(line)} columns instead of ${columns}`;
        if (displayWidth(truncate(value, columns)) > columns) return 'cut too wide';
        if (displayWidth(bothEnds(value, value, columns)) !== columns) return 'two ends too wide';
        return strayIn(drawn) ?? strayIn(line);
      }),
    ).toBeNull();
  }, 120_000);

  test('is harmless in a field, where it is typed in and where it is read', () => {
    expect(
      firstFault((value, at) => {
        // It is the same text as above, measured letter by letter: every fifth will do.
        if (at % 5 > 0) return null;
        const typed = plainLine(value);
        const { before, under, after } = visibleLine(typed, at % (typed.length + 1), 40);
        if (displayWidth(before + under + after) > 41)
          return `a field of 40 columns is ${displayWidth(before + under + after)} wide`;
        // The wide ones and the endless ones take long and are the same.
        if (value.length > 300) return null;
        const rows = layoutText(plainText(value), 30).map(({ text }) => text);
        return (
          strayIn(rows.join('\n')) ??
          strayIn(wrapLines(plainText(value), 30).join('\n')) ??
          strayIn(before + under + after)
        );
      }),
    ).toBeNull();
  }, 120_000);

  test('is harmless in the table, the details and the JSON of a command, and is read back the same', () => {
    let printed = '';
    const hear = (text: string) => {
      printed = text;
    };
    const streams = { out: hear, err: () => {}, hasColours: true };
    const people = new Output({ json: false, ndjson: false, quiet: false }, streams);
    const scripts = new Output({ json: true, ndjson: false, quiet: false }, streams);
    expect(
      firstFault((value) => {
        for (const result of [{ name: value }, [{ name: value, number: 1 }], value]) {
          people.result(result);
          const stray = strayIn(printed);
          if (stray !== null) return stray;
        }
        people.result(null, { words: `${people.paint('good', 'ok')} ${value}` });
        if (strayInCommand(printed) !== null) return strayInCommand(printed);
        scripts.result([{ [value]: value }]);
        if (strayIn(printed) !== null) return strayIn(printed);
        const [read] = JSON.parse(printed);
        if (Object.keys(read)[0] !== value || read[value] !== value) return 'the JSON says something else';
        return plainJson(value) === JSON.stringify(value) ? null : strayIn(plainJson(value));
      }),
    ).toBeNull();
  }, 120_000);
});
