import { commandsDocument } from '../../src/cli/document.ts';
import { keybindingsDocument } from '../../src/tui/keybindings.ts';
import { permissionsDocument } from './permissions.ts';
import { schemaDocument } from './schema.ts';

/** A document that is made from the program: its path from the project's root, and what is to stand in it. */
export interface Generator {
  readonly file: string;
  generate(): string | Promise<string>;
}

export const generators: readonly Generator[] = [
  { file: 'docs/schema.md', generate: schemaDocument },
  { file: 'docs/commands.md', generate: commandsDocument },
  { file: 'docs/permissions.md', generate: permissionsDocument },
  { file: 'docs/keybindings.md', generate: keybindingsDocument },
];
