import type { LiveAction } from './action.ts';

/** A focused text field: takes what is typed. */
export interface FieldSink {
  insert(text: string, pasted: boolean): void;
  /** An editing key (`left`, `backspace`, `ctrl-w`). True when it meant something to the field. */
  edit(key: string): boolean;
  /** Whether an editing key would mean something to it: the footer must not promise that key to an action. */
  takes?(key: string): boolean;
}

/** One storey of who hears a key: the shell at the bottom, then the screen, its parts, dialogs, the focused field. */
export interface Layer {
  readonly level: number;
  /** Nothing below hears a key, but for actions that act everywhere. */
  readonly modal: boolean;
  readonly actions: () => readonly LiveAction[];
  readonly field: (() => FieldSink) | undefined;
}

export const LEVELS = { shell: 0, screen: 10, part: 2, field: 5, dialog: 100 } as const;

/** Who is listening now, kept by the components that are mounted. */
export class Layers {
  private layers: readonly Layer[] = [];
  private readonly listeners = new Set<() => void>();

  add(layer: Layer): () => void {
    // The newest first among equals, so that what was opened last hears first.
    this.layers = [layer, ...this.layers].sort((a, b) => b.level - a.level);
    this.changed();
    return () => {
      this.layers = this.layers.filter((other) => other !== layer);
      this.changed();
    };
  }

  /** Says that what a layer's actions can do may have changed: the footer looks again. */
  changed(): void {
    for (const listener of this.listeners) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The actions a key can reach now, innermost first, with those that a dialog covers left out. */
  reachable(): readonly LiveAction[] {
    const found: LiveAction[] = [];
    let covered = false;
    for (const layer of this.layers) {
      found.push(...layer.actions().filter((action) => !covered || action.everywhere));
      covered ||= layer.modal;
    }
    return found;
  }

  /** The focused text field, if there is one on top. */
  focusedField(): FieldSink | undefined {
    for (const layer of this.layers) {
      if (layer.field) return layer.field();
      if (layer.modal) return undefined;
    }
    return undefined;
  }
}
