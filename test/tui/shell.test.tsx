import { afterEach, describe, expect, it } from 'vitest';
import { openScreen, type TestScreen } from '../support/screen.tsx';
import { fakeDesk } from './fake-desk.ts';
import { practiceScreens } from './practice-screens.tsx';

let screen: TestScreen;
afterEach(() => screen.close());

describe('the frame', () => {
  it('says where, when and who, names the screens, and ends with the keys', async () => {
    screen = await openScreen({ desk: fakeDesk(), catalogue: practiceScreens, route: 'fruit' });
    const lines = screen.lines();
    expect(lines[0]).toBe(
      ' Riverside Clinic                       Sat 21 Nov 2026  10:40                 ana',
    );
    expect(lines[1]).toBe(' 1 Fruit 2 Notes');
    expect(screen.row('1 Fruit').inverse).toBe(false);
    expect(lines).toHaveLength(24);
    expect(screen.footer()).toContain('? keys');
  });
});
