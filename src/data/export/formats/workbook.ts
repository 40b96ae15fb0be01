import { xmlHead, xmlText } from './xlsx.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const ofSheets = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts of an XLSX file beside its sheets: path in the zip → content. */
export function workbookParts(sheets: readonly string[]): ReadonlyMap<string, string> {
  const each = (write: (name: string, nth: number) => string): string =>
    sheets.map((name, index) => write(xmlText(name), index + 1)).join('');
  return new Map([
    [
      '[Content_Types].xml',
      `${xmlHead()}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${ofSheets}.sheet.main+xml"/>${each((_, nth) => `<Override PartName="/${sheetPath(nth)}" ContentType="${ofSheets}.worksheet+xml"/>`)}</Types>`,
    ],
    [
      '_rels/.rels',
      `${xmlHead()}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${xmlHead()}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each((name, nth) => `<sheet name="${name}" sheetId="${nth}" r:id="rId${nth}"/>`)}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${xmlHead()}<Relationships xmlns="${packaged}/relationships">${each((_, nth) => `<Relationship Id="rId${nth}" Type="${office}/worksheet" Target="worksheets/sheet${nth}.xml"/>`)}</Relationships>`,
    ],
  ]);
}

/** The path of a sheet in the zip; the first is 1. */
export function sheetPath(nth: number): string {
  return `xl/worksheets/sheet${nth}.xml`;
}
