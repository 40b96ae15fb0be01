import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const mark = 'sealed:';
const ivBytes = 12;
const tagBytes = 16;

/** Whose draft of which form it is: a sealed draft opens in its own place alone. */
export interface DraftPlace {
  readonly owner: string;
  readonly kind: string;
}

/**
 * A draft that only its owner can read, by AES-256-GCM.
 *
 * @param key 32 bytes that the owner's password makes
 */
export function sealDraft(text: string, key: Buffer, place: DraftPlace): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bytesOf(place));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return mark + Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
}

/** What was sealed; null where the key is another (a password that was reset) or something was changed in it. */
export function openDraft(payload: string, key: Buffer | null, place: DraftPlace): string | null {
  if (!payload.startsWith(mark)) return key === null ? payload : null;
  if (key === null) return null;
  const bytes = Buffer.from(payload.slice(mark.length), 'base64');
  const [iv, tag, sealed] = [
    bytes.subarray(0, ivBytes),
    bytes.subarray(ivBytes, ivBytes + tagBytes),
    bytes.subarray(ivBytes + tagBytes),
  ];
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(bytesOf(place)).setAuthTag(tag);
    return Buffer.concat([cipher.update(sealed), cipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

function bytesOf({ owner, kind }: DraftPlace): Buffer {
  return Buffer.from(JSON.stringify([owner, kind]));
}
