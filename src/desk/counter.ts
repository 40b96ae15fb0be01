import { defineEntity, p } from '@mikro-orm/core';

/** Numbers that are never given out twice (patient numbers, tickets of a day), and the change counter. */
export const Counter = defineEntity({
  name: 'Counter',
  tableName: 'counters',
  properties: {
    name: p.string().length(100).primary(),
    value: p.integer().check('value >= 0'),
  },
});
