import { defineActions } from '../../kit.ts';

export interface HealthContext {
  readonly isLooking: boolean;
  lookAgain(): unknown;
}

export const healthActions = defineActions<HealthContext>(
  'data-health',
  'Health',
  [
    {
      id: 'data-health.again',
      title: 'Check everything again',
      keys: ['r', 'enter'],
      hint: 'check again',
      when: ({ isLooking }) => (isLooking ? 'It is being checked now.' : true),
      run: (health) => health.lookAgain(),
    },
  ],
  ['list', 'running-job'],
);
