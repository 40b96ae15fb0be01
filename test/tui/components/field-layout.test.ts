import { expect, it } from 'vitest';
import type { FormField } from '../../../src/tui/components/form/field.ts';
import { layoutField } from '../../../src/tui/components/form/field-layout.ts';

const size = { width: 80, labelWidth: 12 };
const born: FormField = { kind: 'text', name: 'born', label: 'Born' };
const wrong = (sentence: string, value = '') => ({ errors: { born: sentence }, values: { born: value } });

it('gives a reason the room that an empty or short value does not need', () => {
  const reason = 'E-mail must look like name@example.org.';
  expect(layoutField(born, wrong(reason, 'sam@'), size)).toMatchObject({
    beside: `✗ ${reason}`,
    isCut: false,
  });
});

it('never hides what was typed behind the reason, and says when the reason was cut', () => {
  const typed = 'somebody.with.a.long.name@';
  const { valueWidth, beside, isCut } = layoutField(born, wrong('x'.repeat(60), typed), size);
  expect(valueWidth).toBeGreaterThan(typed.length);
  expect(isCut).toBe(true);
  expect(beside).toMatch(/…$/);
  expect(valueWidth + beside.length + 1).toBe(80 - 12 - 5);
});

it('shows what was picked in full, with the key that opens the choice', () => {
  const country: FormField = {
    kind: 'pick',
    name: 'country',
    label: 'Country',
    shown: 'United States (US)',
    pick: async () => null,
  };
  expect(layoutField(country, { errors: {}, values: { country: 'US' } }, size).valueWidth).toBeGreaterThan(
    40,
  );
});
