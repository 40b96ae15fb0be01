export { changeEncryption, type EncryptionAct, type EncryptionChanged, requireFit } from './change.ts';
export { makeKeyIn } from './new-key.ts';
export { type EncryptionStatus, encryptionStatus } from './status.ts';
