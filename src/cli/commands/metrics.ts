import { collectMetrics, prometheusText } from '../../data/metrics/index.ts';
import type { Session } from '../session.ts';

/** Figures for monitoring, as Prometheus reads them; `--json` for others. */
export async function showMetrics(session: Session, { quick = false }: { quick?: boolean }): Promise<void> {
  const metrics = await collectMetrics(await session.clinic(), { withHealth: !quick });
  session.output.result(metrics, { words: prometheusText(metrics).trimEnd() });
}
