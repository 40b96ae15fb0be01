import { keepCompiledCode } from './start/compile-cache.ts';
import { heedOwnModesAlone } from './storage/file-modes.ts';

// Everybody on the machine can read what a process was started with, and a flag may be somebody's name: on Linux this
// writes over it.
process.title = 'frontdesk';

heedOwnModesAlone();

// The program itself is loaded only after this, so that all of it comes from the cache.
keepCompiledCode(process.env);

const { start } = await import('./start/start.ts');
await start(process.argv.slice(2));
