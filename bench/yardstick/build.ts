import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { bundling, root } from '../../scripts/bundle.ts';

const folder = resolve(import.meta.dirname);

/** Bundles one of the yardstick programs into `outdir`, the way the program itself is bundled; answers its path. */
export async function buildYardstick(name: 'one-line' | 'list', outdir: string): Promise<string> {
  await build({
    ...bundling,
    entryPoints: { [name]: join(folder, `${name}.tsx`) },
    outdir,
    outExtension: { '.js': '.mjs' },
    nodePaths: [join(root, 'node_modules')],
  });
  return join(outdir, `${name}.mjs`);
}
