import { expect, test } from 'vitest';
import { openBookDesk } from './desk.ts';

test('overbooks on purpose, with a reason that stays on the page', async () => {
  const { screen, visits, close } = await openBookDesk({
    booked: [{ patient: 'P-00001', start: '2026-11-23T09:00' }],
  });
  await screen.act('appointments.overbook');
  expect(screen.text()).toContain('Dr Lindt has Samira Smith at Mon 23 Nov 09:00.');
  await screen.type('pain, seen between');
  await screen.act('ask.keep');
  await screen.type('meyer');
  await screen.act('picker.take');
  await screen.act('booking.take');
  expect(screen.row('Meyer, Jonas').text).toMatch(/09:00 ▒▒ Meyer, Jonas .*overbooked: pain/);
  expect(screen.row('Mon 23 Nov 2026 · Dr Lindt').text).toContain('booked 2 · overbooked 1');
  expect((await visits()).find((visit) => visit.patient_number === 'P-00002')).toMatchObject({
    start: '2026-11-23T09:00',
    overbooked: 'pain, seen between',
  });
  await close();
});

test('is asked for the reason when the break is in the way, and may leave it', async () => {
  const { screen, visits, close } = await openBookDesk();
  const toBreak = async () => {
    await screen.press('home', 'down', 'down', 'down', 'down', 'down', 'down');
    expect(screen.row('▸').text).toContain('break until 13:00');
    await screen.act('appointments.open');
    await screen.type('meyer');
    await screen.act('picker.take');
    await screen.act('booking.take');
    expect(screen.text()).toContain('Dr Lindt has a break from 12:00 to 13:00 on 2026-11-23.');
  };
  await toBreak();
  await screen.act('ask.leave');
  expect(screen.message()).toContain('Dr Lindt has a break from 12:00 to 13:00');
  expect(await visits()).toEqual([]);
  await toBreak();
  await screen.type('she agreed');
  await screen.act('ask.keep');
  expect(await visits()).toMatchObject([{ start: '2026-11-23T12:00', overbooked: 'she agreed' }]);
  await close();
});

test('cannot put one patient in two places, whatever the reason', async () => {
  const { screen, visits, close } = await openBookDesk({
    booked: [{ patient: 'P-00001', start: '2026-11-23T09:00', doctor: 'L2' }],
  });
  await screen.act('appointments.overbook');
  await screen.type('pain');
  await screen.act('ask.keep');
  await screen.type('smith');
  await screen.act('picker.take');
  await screen.act('booking.take');
  expect(screen.message()).toContain('Samira Smith already has a visit at that time: from 09:00 to 09:30');
  expect(await visits()).toHaveLength(1);
  await close();
});
