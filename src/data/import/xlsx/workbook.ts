import { refuse } from '../../../desk/index.ts';
import type { Zip, ZipEntry } from '../archive/zip.ts';
import { partNamed, readSmallPart } from './parts.ts';
import { type CellStyle, readStyles } from './styles.ts';
import { attribute } from './xml.ts';

export interface Sheet {
  name: string;
  entry: ZipEntry;
}

export interface Workbook {
  sheets: Sheet[];
  /** Days are counted from 1904, as old Macintoshes did. */
  from_1904: boolean;
  styles: readonly CellStyle[];
  strings: ZipEntry | undefined;
  /** Written by frontdesk itself: numbers are read as they are written, to the last digit. */
  own: boolean;
}

interface Relation {
  type: string;
  target: string;
}

const mostSheets = 1000;

/** What a workbook says of itself: its sheets in order, and where they are. */
export async function readWorkbook(
  zip: Zip,
  shown: string,
  signal: AbortSignal | undefined,
): Promise<Workbook> {
  const roots = await readRelations(zip, '_rels/.rels', '', signal);
  const root = [...roots.values()].find(({ type }) => type.endsWith('/officeDocument'))?.target;
  const name = root ?? 'xl/workbook.xml';
  const entry = partNamed(zip, name);
  if (entry === undefined) return refuse('invalid', `The file ${shown} is a zip, but no Excel workbook.`);
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  const file = name.slice(folder.length);
  const relations = await readRelations(zip, `${folder}_rels/${file}.rels`, folder, signal);
  const found: { name: string; id: string }[] = [];
  let from1904 = false;
  const listener = {
    open(tag: string, attributes: string) {
      if (tag === 'sheet') {
        found.push({ name: attribute(attributes, 'name') ?? '', id: attribute(attributes, 'id') ?? '' });
      }
      if (tag === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '');
    },
    text() {},
    close() {},
  };
  await readSmallPart(zip, entry, listener, signal);
  if (found.length > mostSheets) refuse('invalid', `The workbook has more than ${mostSheets} sheets.`);
  const partOf = (kind: string) => {
    const target = [...relations.values()].find(({ type }) => type.endsWith(`/${kind}`))?.target;
    return target === undefined ? undefined : partNamed(zip, target);
  };
  const sheets = found.flatMap((sheet) => {
    const relation = relations.get(sheet.id);
    // Charts and macros are sheets too.
    if (relation === undefined || !relation.type.endsWith('/worksheet')) return [];
    const part = partNamed(zip, relation.target);
    return part === undefined ? [] : [{ name: sheet.name, entry: part }];
  });
  const styles = partOf('styles');
  return {
    sheets,
    from_1904: from1904,
    styles: styles === undefined ? [] : await readStyles(zip, styles, signal),
    strings: partOf('sharedStrings'),
    own: false,
  };
}

async function readRelations(
  zip: Zip,
  name: string,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  const entry = partNamed(zip, name);
  if (entry === undefined) return relations;
  const listener = {
    open(tag: string, attributes: string) {
      const target = attribute(attributes, 'Target');
      if (tag !== 'Relationship' || target === undefined) return;
      const path = target.startsWith('/') ? target.slice(1) : folder + target;
      relations.set(attribute(attributes, 'Id') ?? '', {
        type: attribute(attributes, 'Type') ?? '',
        target: path,
      });
    },
    text() {},
    close() {},
  };
  await readSmallPart(zip, entry, listener, signal);
  return relations;
}
