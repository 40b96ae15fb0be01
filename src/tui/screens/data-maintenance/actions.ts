import { maintain } from '../../../data/maintenance/index.ts';
import { defineActions } from '../../kit.ts';

export interface MaintenanceContext {
  readonly busy: string | null;
  run(): unknown;
  runAll(): unknown;
}

const free = ({ busy }: MaintenanceContext) =>
  busy === null ? true : `${busy}: still under way. Esc stops it.`;

export const maintenanceActions = defineActions<MaintenanceContext>(
  'data-maintenance',
  'Maintenance',
  [
    {
      id: 'data-maintenance.run',
      title: 'Do this step',
      keys: ['enter'],
      asks: maintain,
      hint: 'do this',
      when: free,
      run: (maintenance) => maintenance.run(),
    },
    {
      id: 'data-maintenance.all',
      title: 'Do all steps, one after the other',
      keys: ['a'],
      asks: maintain,
      hint: 'do all',
      when: free,
      run: (maintenance) => maintenance.runAll(),
    },
  ],
  ['list', 'running-job'],
);
