import fc from 'fast-check';

/** Texts that break what writes or reads them carelessly. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  'null',
  'NULL',
  '=1+1',
  "'=1+1",
  "''=1+1",
  "'",
  "'just quoted'",
  '+442079460712',
  '-5',
  '@SUM(A1)',
  '＝1+1',
  '\t=1',
  '\r\n=1',
  "=cmd|'/C calc'!A0",
  'a,b;c\td',
  'say "hi"',
  '"',
  '""',
  "O'Brien; drop table patients; --",
  'one\ntwo',
  'one\r\ntwo',
  'one\rtwo',
  '\n',
  '\r',
  'nul\0inside',
  '\0',
  '\u0001\u001f\u007f',
  '\u001b[31mred\u001b[0m',
  'مرحبا بالعالم',
  '\u202egnirts',
  '👩‍⚕️ 𝒯est',
  '\u2028\u2029\ufeffx',
  '\ufffe\uffff',
  '_x000D_',
  '_x005F_x000D_',
  '<b>&amp;</b>',
  ']]>',
  '\\',
  '\\n \\u0000',
  '.quit',
  '/\ngo\n',
  ' led and trailed ',
  "it's $1 {2} %s ?",
];

/** Such a text, or one put together of such, or any other. */
export const hostile: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.array(fc.constantFrom(...hostileTexts), { maxLength: 4 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()),
);

export const hostileCell = fc.option(hostile, { freq: 5 });
