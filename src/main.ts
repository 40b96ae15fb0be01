import { keepCompiledCode } from './start/compile-cache.ts';

// The program itself is loaded only after this, so that all of it comes from the cache.
keepCompiledCode(process.env);

const { start } = await import('./start/start.ts');
await start(process.argv.slice(2));
