import { expect, onTestFinished, test } from 'vitest';
import { openWard } from '../../clinic/clinical/ward.ts';
import { openScreen } from '../../support/screen.tsx';

test('the book and the queue begin with the doctor who sits there', async () => {
  const { people, clinic } = await openWard();
  const open = async (name: 'Lin' | 'Otto', route: string) => {
    const screen = await openScreen({ desk: people[name].desk, clock: clinic.clock, route });
    onTestFinished(() => screen.close());
    return screen;
  };
  for (const [name, doctor, queue] of [
    ['Lin', 'Dr Lindt', 'General practice'],
    ['Otto', 'Dr Brandt', 'Cardiology'],
  ] as const) {
    const book = await open(name, 'appointments');
    await book.waitFor(doctor);
    const line = await open(name, 'queue');
    await line.waitFor(queue);
    expect(line.lines()[3]).toContain(queue);
  }
});
