import type { Loaded } from '@mikro-orm/core';
import type { Session } from './entity.ts';

/** A session as the screens, the commands and scripts see one; its secret is in nobody's hands. */
export interface SessionRow {
  id: string;
  user: { id: string; full_name: string; email: string };
  kind: 'screen' | 'command' | 'token';
  scope: string | null;
  label: string | null;
  /** Where from. */
  origin: string;
  created_at: string;
  last_seen_at: string;
  /** How many minutes it may go unused; null: until it expires. */
  idle_minutes: number | null;
  expires_at: string;
  /** Whether somebody could still work with it. */
  is_active: boolean;
  ended_at: string | null;
  ended_by: string | null;
}

export function toRow(session: Loaded<Session, 'user'>, now: string): SessionRow {
  const { user } = session;
  return {
    id: session.id,
    user: { id: user.id, full_name: user.full_name, email: user.email },
    kind: session.kind,
    scope: session.scope ?? null,
    label: session.label ?? null,
    origin: session.origin,
    created_at: session.created_at,
    last_seen_at: session.last_seen_at,
    idle_minutes: session.idle_minutes ?? null,
    expires_at: session.expires_at,
    is_active: session.is_active && user.is_active && endOf(session) > now,
    ended_at: session.ended_at ?? null,
    ended_by: session.ended_by ?? null,
  };
}

/** When it ends unless it is used again. */
function endOf({ last_seen_at, idle_minutes, expires_at }: Session): string {
  if (!idle_minutes) return expires_at;
  const idle = new Date(Date.parse(last_seen_at) + idle_minutes * 60_000).toISOString();
  return idle < expires_at ? idle : expires_at;
}
