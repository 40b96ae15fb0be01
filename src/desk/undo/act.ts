/** One entity that an act changed, as the audit log has it. */
export interface Change {
  readonly entity: string;
  readonly entity_id: string;
  readonly kind: 'create' | 'update' | 'delete';
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** One perform, as the audit log has it. */
export interface Act {
  readonly act: string;
  readonly operation: string;
  readonly at: string;
  readonly changes: readonly Change[];
}
