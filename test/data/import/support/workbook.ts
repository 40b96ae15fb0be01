import { strToU8, zipSync } from 'fflate';

const types =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>';

export interface WorkbookParts {
  /** Sheet name → the inside of its `sheetData`. */
  sheets: Readonly<Record<string, string>>;
  styles?: string;
  /** The inside of the `sst`. */
  strings?: string;
  workbookPr?: string;
}

/** A workbook as a spreadsheet program writes it, from the XML of its parts. */
export function workbook({ sheets, styles, strings, workbookPr = '' }: WorkbookParts): Uint8Array {
  const names = Object.keys(sheets);
  const list = names.map(
    (name, at) => `<sheet name="${xml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const base = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${base}/${type}" Target="${target}"/>`;
  const relations = [
    ...names.map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)),
    relation('rIdS', 'styles', 'styles.xml'),
    relation('rIdT', 'sharedStrings', 'sharedStrings.xml'),
  ];
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(types),
    '_rels/.rels': strToU8(
      `<Relationships>${relation('r', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `<x:workbook xmlns:x="m">${workbookPr}<sheets>${list.join('')}</sheets></x:workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(`<Relationships>${relations.join('')}</Relationships>`),
  };
  for (const [at, name] of names.entries()) {
    files[`xl/worksheets/sheet${at + 1}.xml`] = strToU8(
      `<?xml version="1.0"?><worksheet><!-- > --><sheetData>${sheets[name]}</sheetData></worksheet>`,
    );
  }
  if (styles !== undefined) files['xl/styles.xml'] = strToU8(`<styleSheet>${styles}</styleSheet>`);
  if (strings !== undefined) files['xl/sharedStrings.xml'] = strToU8(`<sst>${strings}</sst>`);
  return zipSync(files);
}

/** A row of text cells, as exports write them. */
export function textRow(row: number, cells: readonly (string | null)[]): string {
  const written = cells.map((cell, at) =>
    cell === null
      ? ''
      : `<c r="${columnName(at)}${row}" t="inlineStr"><is><t xml:space="preserve">${xml(cell)}</t></is></c>`,
  );
  return `<row r="${row}">${written.join('')}</row>`;
}

function columnName(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : columnName(Math.floor(at / 26) - 1) + columnName(at % 26);
}

const unwritable = /[^\t\n\x20-\ud7ff\ue000-\ufffd]/g;

/** Text with what XML cannot hold written as `_x000D_`. */
function xml(text: string): string {
  return text
    .replaceAll(/_x(?=[0-9a-f]{4}_)/gi, '_x005F_x')
    .replaceAll(unwritable, (sign) => `_x${sign.charCodeAt(0).toString(16).padStart(4, '0')}_`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;');
}
