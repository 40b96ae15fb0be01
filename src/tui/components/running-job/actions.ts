import { defineActions } from '../../actions/index.ts';

export interface RunningJobContext {
  /** What is under way, `Back up`. */
  readonly title: string;
  readonly isStopping: boolean;
  stop(): void;
}

/** Where the large bar of long work is drawn, Esc belongs to it. */
export const runningJobActions = defineActions<RunningJobContext>('running-job', 'Long work under way', [
  {
    id: 'running-job.stop',
    title: 'Stop what is under way; nothing is left behind',
    keys: ['esc'],
    hint: 'stop it',
    when: ({ title, isStopping }) =>
      isStopping ? `${title}: it stops where nothing is half done, one moment.` : true,
    run: (job) => job.stop(),
  },
]);
