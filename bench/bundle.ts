import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundling, root } from '../scripts/bundle.ts';

/** Bundles a program of bench/ into `folder`, the way frontdesk itself is bundled; answers the path of its start. */
export async function bundleInto(folder: string, source: string): Promise<string> {
  const name = source.replace(/^.*\//, '').replace(/[.]tsx?$/, '');
  await build({
    ...bundling,
    entryPoints: { [name]: join(root, 'bench', source) },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
  });
  // What stays outside of a bundle is found beside it.
  const packages = join(folder, 'node_modules');
  if (!existsSync(packages)) symlinkSync(join(root, 'node_modules'), packages);
  return join(folder, `${name}.mjs`);
}
