import { z } from 'zod';
import { refuse } from '../../../desk/index.ts';
import type { ExportHead } from '../source.ts';

const head = z.object({
  frontdesk: z.object({
    format: z.number(),
    version: z.string(),
    revision: z.string(),
    exported_at: z.string(),
    masked: z.boolean().default(false),
    part: z.boolean().default(false),
    rows: z.record(z.string(), z.number().int().nonnegative()),
  }),
});

/** The head of an export, from the value `{ "frontdesk": { … } }`; null when it is none. */
export function readHead(value: unknown): ExportHead | null {
  const parsed = head.safeParse(value);
  if (!parsed.success) return null;
  const { format: _, ...said } = parsed.data.frontdesk;
  return said;
}

/** The head in its written form. */
export function readHeadText(text: string): ExportHead | null {
  try {
    return readHead(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Throws `damaged` when there are other rows than the head claims: the file was cut off or changed. */
export function refuseOtherCounts(
  head: ExportHead,
  shown: string,
  tables: readonly { name: string | null; rows: number }[],
): void {
  for (const [name, claimed] of Object.entries(head.rows)) {
    const found = tables.find((table) => table.name === name)?.rows ?? 0;
    if (found === claimed) continue;
    refuse('damaged', `The export ${shown} says that ${name} has ${claimed} rows, but ${found} are in it.`, {
      hint: 'It was cut off or changed. Copy it or make it again.',
    });
  }
}
