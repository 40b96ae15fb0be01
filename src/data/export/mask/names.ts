/** Parts of names that nobody has, so that a fake is known as one and no real patient is met among them. */
const firstBegins = [
  'Al',
  'Bra',
  'Cel',
  'Do',
  'El',
  'Fe',
  'Gri',
  'Ha',
  'Il',
  'Jo',
  'Ka',
  'Lo',
  'Mi',
  'Ne',
  'Or',
  'Pa',
];
const firstEnds = [
  'bix',
  'dura',
  'fenn',
  'goma',
  'jell',
  'kava',
  'lumo',
  'mwin',
  'nuri',
  'pell',
  'quin',
  'rosk',
  'sibo',
  'tova',
  'vand',
  'zelo',
];
const lastBegins = [
  'Bar',
  'Cor',
  'Dal',
  'Fen',
  'Gol',
  'Hes',
  'Jor',
  'Kel',
  'Lam',
  'Mor',
  'Nol',
  'Pem',
  'Ros',
  'Sel',
  'Tarn',
  'Vos',
];
const lastMiddles = [
  'a',
  'be',
  'di',
  'fo',
  'gu',
  'la',
  'mi',
  'no',
  'pe',
  'ri',
  'so',
  'tu',
  'va',
  'we',
  'xi',
  'zo',
];
const lastEnds = [
  'bright',
  'combe',
  'dell',
  'ford',
  'gate',
  'holm',
  'kin',
  'ley',
  'mark',
  'nock',
  'quist',
  'rand',
  'stow',
  'thorpe',
  'vik',
  'worth',
];
const towns = [
  'Ashmere',
  'Brindleford',
  'Colwick',
  'Dunmarsh',
  'Eldergate',
  'Farholm',
  'Greenhithe End',
  'Hollowdale',
];
const regions = ['North', 'East', 'South', 'West'];
const streets = ['Sample Street', 'Test Lane', 'Example Road', 'Model Way'];
const insurers = ['First Sample Insurance', 'Example Mutual', 'Test Health', 'Model Care'];

/** The things that a person is given, each drawn by bytes of its own. */
export interface Fakes {
  readonly first_name: string;
  readonly last_name: string;
  readonly address: string;
  readonly city: string;
  readonly state: string;
  readonly postal_code: string;
  readonly insurance: string;
  readonly email: string;
  /** 16 hexadecimal digits, for references and policies. */
  readonly code: string;
}

/** @param drawn 32 bytes that belong to one person alone */
export function fakesFrom(drawn: Buffer): Fakes {
  const pick = (list: readonly string[], nth: number): string => list[(drawn[nth] ?? 0) % list.length] ?? '';
  const first_name = pick(firstBegins, 0) + pick(firstEnds, 1);
  const last_name = pick(lastBegins, 2) + pick(lastMiddles, 3) + pick(lastEnds, 4);
  const code = drawn.toString('hex', 8, 16);
  return {
    first_name,
    last_name,
    address: `${((drawn[5] ?? 0) % 200) + 1} ${pick(streets, 6)}`,
    city: pick(towns, 7),
    state: pick(regions, 16),
    postal_code: String(10_000 + (drawn.readUInt16BE(17) % 90_000)),
    insurance: pick(insurers, 19),
    email: `${first_name}.${last_name}.${code.slice(0, 6)}@example.org`.toLowerCase(),
    code,
  };
}
