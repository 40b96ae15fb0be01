import { randomBytes } from 'node:crypto';

/** Makes identifiers. Injected, so that tests can fix them. */
export interface Ids {
  next(now: string): string;
}

/** UUID version 7 (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then random. Sorts by time of making. */
export const uuidv7: Ids = {
  next(now) {
    const bytes = randomBytes(16);
    bytes.writeUIntBE(Date.parse(now), 0, 6);
    bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
    bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
    const hex = bytes.toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  },
};
