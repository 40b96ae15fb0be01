import { z } from 'zod';
import { refuse } from '../../desk/index.ts';
import { sizesText, sizeText } from '../../desk/words/index.ts';
import type { Engine } from '../../storage/engine.ts';
import type { Maintenance, StepWatch } from '../../storage/maintenance.ts';
import { defineJob, type Task, throwIfStopped } from '../job.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { requireRoom } from '../room.ts';
import type { OpenedClinic } from '../schema/index.ts';
import { type Step, stepField, stepsOf } from './steps.ts';

/** One step that was done. Sizes in bytes. */
export interface MaintenanceStep {
  name: Step;
  before: number;
  after: number;
  seconds: number;
}

/** Keeps the database quick and small; safe while desks are open, who wait for as long as a step holds the lock. */
export const maintain = defineJob({
  name: 'data.maintain',
  title: 'Maintenance',
  permission: 'data.maintain',
  input: z.object({
    step: z.union([stepField, z.array(stepField)]).default('optimize'),
    /** False leaves a search index that is sound as it is: writing it anew takes minutes at a million patients. */
    search: z.boolean().default(true),
  }),
  note: ({ steps }: { steps: MaintenanceStep[] }) => noteOf(steps),
  run: (clinic, { step, search }, task) =>
    oneAtATime(clinic.engine.place, 'maintain', task, async () => {
      const asked = [...new Set([step].flat().flatMap(stepsOf))];
      const steps: MaintenanceStep[] = [];
      for (const [index, name] of asked.entries()) {
        throwIfStopped(task);
        task.progress({ phase: phases[name], done: index, total: asked.length, unit: 'steps' });
        steps.push(await timed(name, clinic, search, task));
      }
      return { steps };
    }),
});

const phases: Readonly<Record<Step, string>> = {
  check: 'checking',
  analyze: 'refreshing statistics',
  reindex: 'rebuilding indexes',
  vacuum: 'compacting',
  optimize: 'tidying',
};

/** `analyze, vacuum: 12 MB → 10 MB`: the names first, for the schedule looks for them there. */
function noteOf(steps: readonly MaintenanceStep[]): string {
  const names = steps.map(({ name }) => name).join(', ');
  const [before, after] = [steps.at(0)?.before ?? 0, steps.at(-1)?.after ?? 0];
  return `${names}: ${sizesText(before, after)}`;
}

async function timed(
  name: Step,
  clinic: OpenedClinic,
  search: boolean,
  task: Task,
): Promise<MaintenanceStep> {
  const maintenance = await clinic.engine.maintenance();
  const began = performance.now();
  const before = (await maintenance.size()).bytes;
  try {
    await acts[name](maintenance, watchOf(name, task), { engine: clinic.engine, search });
  } catch (error) {
    // An aborted signal: stopped between two small steps.
    throwIfStopped(task);
    throw error;
  }
  const { bytes } = await maintenance.size();
  return { name, before, after: bytes, seconds: Math.round(performance.now() - began) / 1000 };
}

interface How {
  readonly engine: Engine;
  /** Writes the search index anew even if it is sound. */
  readonly search: boolean;
}

const acts: Readonly<Record<Step, (maintenance: Maintenance, watch: StepWatch, how: How) => Promise<void>>> =
  {
    async check(maintenance, _watch, { engine }) {
      for (const look of [maintenance.check, engine.foreignKeys, maintenance.searchIndex]) {
        const { ok, message } = await look();
        if (!ok) refuseBroken(message);
      }
    },
    analyze: (maintenance) => maintenance.analyze(),
    async reindex(maintenance, watch, { search }) {
      await maintenance.reindex(watch);
      const isWanted = search || !(await maintenance.searchIndex()).ok;
      await (isWanted ? maintenance.rebuildSearch(watch) : maintenance.tidySearch(watch));
    },
    async vacuum(maintenance) {
      const { bytes, folder, memory } = await maintenance.roomForVacuum();
      await requireRoom(new Map([[folder, bytes]]));
      requireMemory(memory);
      await maintenance.vacuum();
    },
    optimize: (maintenance, watch) => maintenance.optimize(watch),
  };

/** Throws `no_space` where it does not fit into the memory of this machine beside everything else. */
function requireMemory(bytes: number): void {
  const free = process.availableMemory();
  if (bytes === 0 || bytes < free / 2) return;
  refuse(
    'no_space',
    `To compact an encrypted database takes ${sizeText(bytes)} of memory, and ${sizeText(free)} are free.`,
    {
      hint: 'frontdesk encryption change-key writes it anew without its holes as well, once every desk is closed.',
    },
  );
}

function refuseBroken(message: string): never {
  return refuse('corrupt', `The check has found damage: ${message}.`, {
    hint: 'Nothing was changed. frontdesk backups lists what could be restored.',
  });
}

function watchOf(name: Step, task: Task): StepWatch {
  return {
    signal: task.signal,
    seen: (done, total) => task.progress({ phase: phases[name], done, total, unit: 'steps' }),
  };
}
