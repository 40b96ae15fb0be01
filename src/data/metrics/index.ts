export { collectMetrics, type Metrics } from './collect.ts';
export { prometheusText } from './prometheus.ts';
