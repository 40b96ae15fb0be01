import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysMoved, moved } from '../../../../src/data/export/mask/birth.ts';
import { fakesFrom } from '../../../../src/data/export/mask/names.ts';
import { phoneMask } from '../../../../src/data/export/mask/phone.ts';
import { secretFrom } from '../../../../src/data/export/mask/secret.ts';
import { loadPhoneReader } from '../../../../src/desk/fields/index.ts';

const secret = secretFrom(Buffer.alloc(32, 7));
const today = '2026-11-21';

function ageOn(birth: string, day: string): number {
  return Temporal.PlainDate.from(birth).until(Temporal.PlainDate.from(day), { largestUnit: 'years' }).years;
}

const birthDates = fc
  .integer({ min: 0, max: 46_345 })
  .map((days) => Temporal.PlainDate.from('1900-01-01').add({ days }).toString())
  .filter((date) => date <= today);

test('a birth date becomes another of the same five years of life', () => {
  fc.assert(
    fc.property(birthDates, fc.nat({ max: 2 ** 32 - 1 }), (birth, drawn) => {
      const fake = moved(birth, daysMoved(birth, today, drawn), today);
      expect(fake).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(fake >= '1900-01-01' && fake <= today).toBe(true);
      const band = (age: number) => Math.floor(age / 5);
      expect(band(ageOn(fake, today))).toBe(band(ageOn(birth, today)));
    }),
  );
});

test('nobody dies before being born, nor tomorrow', () => {
  fc.assert(
    fc.property(birthDates, birthDates, fc.nat(), (one, other, drawn) => {
      const [birth = '', death = ''] = [one, other].sort();
      const days = daysMoved(birth, today, drawn);
      const [born, died] = [moved(birth, days, today), moved(death, days, today)];
      expect(born <= died && died <= today).toBe(true);
    }),
  );
});

test('no two phone numbers become the same one, and each becomes one that exists', async () => {
  const mask = phoneMask(secret);
  const read = await loadPhoneReader();
  const numbers = Array.from({ length: 3000 }, (_, nth) => `+44207946${String(nth).padStart(4, '0')}`);
  const fakes = numbers.map(mask);
  expect(new Set(fakes).size).toBe(numbers.length);
  expect(fakes.filter((fake, nth) => fake === numbers[nth]).length).toBeLessThan(3);
  for (const fake of fakes.slice(0, 200)) expect(read('Phone', fake, 'GB').ok, fake).toBe(true);
});

test('a number as it was typed becomes the same one as the number that is called, in the same spelling', () => {
  const mask = phoneMask(secret);
  const digits = (text: string) => text.replaceAll(/\D/g, '').slice(-9);
  expect(digits(mask('020 7946 0712'))).toBe(digits(mask('+442079460712')));
  expect(mask('020 7946 0712')).toMatch(/^020 79\d{2} \d{4}$/);
  expect(mask('(020) 7946-0712 ext. 123')).toMatch(/^\(020\) 79\d{2}-\d{4}$/);
  expect(mask('٠٢٠٧٩٤٦٠٧١٢')).not.toContain('٠٧١٢');
  expect(mask('112')).toBe('000');
});

test('the same bytes are the same person, in names that the forms take', () => {
  const drawn = secret.of('patients', '0167ac03');
  expect(fakesFrom(drawn)).toEqual(fakesFrom(secret.of('patients', '0167ac03')));
  expect(fakesFrom(drawn)).not.toEqual(fakesFrom(secret.of('patients', '0167ac04')));
  expect(fakesFrom(drawn).first_name).toMatch(/^[A-Z][a-z]+$/);
  expect(fakesFrom(drawn).email).toMatch(/^[a-z]+[.][a-z]+[.][0-9a-f]{6}@example[.]org$/);
});
