import type { z } from 'zod';

/** One field of an operation's schema, as the command line offers it. */
export interface InputField {
  /** As the schema calls it, `first_name`. */
  name: string;
  /** As it is typed, `first-name`. */
  flag: string;
  /** `json`: lists of objects and objects, which are typed as JSON; `secret`: asked for, never a flag. */
  kind: 'text' | 'number' | 'boolean' | 'list' | 'json' | 'secret';
  required: boolean;
  description: string;
  /** Which secret it is: one that is chosen, or one that is to be right. */
  secret?: 'new' | 'current';
  /** What holds when it is left out. */
  initial?: unknown;
}

type Schema = z.core.$ZodType;

/** The parts of a zod definition that tell what a field is; zod's own types keep them apart by class. */
interface Parts {
  type: string;
  innerType?: Schema;
  in?: Schema;
  out?: Schema;
  element?: Schema;
  entries?: Readonly<Record<string, string | number>>;
  defaultValue?: unknown;
}

/** The fields of an operation's or query's input schema, in the order they were written. */
export function fieldsOf(schema: z.ZodType): InputField[] {
  const shape = shapeOf(schema);
  return Object.entries(shape).map(([name, field]) => {
    const core = coreOf(field);
    const read: InputField = {
      name,
      flag: name.replaceAll('_', '-'),
      kind: kindOf(core),
      required: !accepts(field, undefined),
      description: describe(field, core),
    };
    const initial = initialOf(field);
    if (initial !== undefined) read.initial = initial;
    const secret = field.meta()?.secret;
    if (secret === 'new' || secret === 'current') Object.assign(read, { kind: 'secret', secret });
    return read;
  });
}

function shapeOf(schema: Schema): Record<string, z.ZodType> {
  const object = coreOf(schema);
  const shape: unknown = Reflect.get(object._zod.def, 'shape');
  if (typeof shape === 'object' && shape !== null) return { ...shape };
  throw new TypeError('The input of an operation must be an object.');
}

function partsOf(schema: Schema): Parts {
  return { ...schema._zod.def };
}

/** What a field is, under `optional`, defaults, preprocessing and transforms. */
function coreOf(schema: Schema): Schema {
  const { type, innerType, in: input, out } = partsOf(schema);
  if (innerType !== undefined) return coreOf(innerType);
  if (type !== 'pipe' || input === undefined || out === undefined) return schema;
  return coreOf(partsOf(input).type === 'transform' ? out : input);
}

function kindOf(core: Schema): InputField['kind'] {
  const { type, element } = partsOf(core);
  if (type === 'boolean') return 'boolean';
  if (type === 'number') return 'number';
  if (type === 'array' && element !== undefined) return kindOf(coreOf(element)) === 'json' ? 'json' : 'list';
  return type === 'object' || type === 'record' || type === 'tuple' ? 'json' : 'text';
}

function accepts(schema: z.ZodType, value: unknown): boolean {
  return schema.safeParse(value).success;
}

/** The nearest description: `.describe` may stand on the field or on what `optional` wraps. */
function describe(schema: Schema, core: Schema): string {
  return said(schema) ?? choices(core) ?? '';
}

function said(schema: Schema): string | undefined {
  const own: unknown = Reflect.get(schema, 'description');
  if (typeof own === 'string') return own;
  const { innerType, in: input, out } = partsOf(schema);
  for (const inner of [innerType, out, input]) {
    const found = inner === undefined ? undefined : said(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}

function choices(core: Schema): string | undefined {
  const { entries } = partsOf(core);
  return entries === undefined ? undefined : Object.values(entries).join(', ');
}

function initialOf(schema: Schema): unknown {
  const { defaultValue, innerType, out } = partsOf(schema);
  if (defaultValue !== undefined) return defaultValue;
  const inner = innerType ?? out;
  return inner === undefined ? undefined : initialOf(inner);
}
