/**
 * Where an appointment and its queue entry move as one. Both nouns import these steps, so neither needs
 * the other's operations to keep its own half up to date. Each step may be taken twice without harm.
 */
export { arriveVisit, completeVisit, startVisit, takeBackArrival } from './steps.ts';
