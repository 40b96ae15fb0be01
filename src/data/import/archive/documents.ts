import type { Zip } from './zip.ts';

export interface ZippedDocument {
  kind: 'workbook' | 'other';
  words: string;
  hint: string;
}

const save = 'Save its table as CSV or XLSX, and import that.';

/** Many documents are zips inside: which one a zip is; undefined for one that is just files. */
export function documentWords({ entries }: Zip): ZippedDocument | undefined {
  const has = (name: string) => entries.some((entry) => entry.name === name);
  if (has('xl/workbook.bin')) {
    return { kind: 'other', words: 'a binary workbook (.xlsb)', hint: 'Save it as .xlsx, and import that.' };
  }
  if (has('word/document.xml')) return { kind: 'other', words: 'a Word document', hint: save };
  if (has('ppt/presentation.xml')) return { kind: 'other', words: 'a presentation', hint: save };
  if (has('mimetype') && has('content.xml')) {
    return { kind: 'other', words: 'an OpenDocument file (.ods or .odt)', hint: save };
  }
  const isWorkbook = has('xl/workbook.xml') || (has('[Content_Types].xml') && has('_rels/.rels'));
  if (!isWorkbook) return undefined;
  return { kind: 'workbook', words: 'an Excel workbook', hint: 'Give it the ending .xlsx.' };
}
