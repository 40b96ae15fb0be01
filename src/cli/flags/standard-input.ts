import { refuse } from '../../desk/index.ts';

/** Reads standard input to its end, but never more than anybody would type or pipe as one JSON object. */
export async function readStandardInput(
  input: AsyncIterable<Buffer | string> = process.stdin,
): Promise<string> {
  const limit = 16 * 1024 * 1024;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of input) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > limit) refuse('invalid', 'The input on standard input is longer than 16 MB.');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** One JSON object from standard input (`--input -`). Throws `invalid` when it is not one. */
export function parseJsonObject(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('invalid', 'The input on standard input is not valid JSON.', {
      hint: 'It must be one object, such as {"first_name": "Ada"}.',
    });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse('invalid', 'The input on standard input must be one JSON object.');
  }
  return { ...value };
}
