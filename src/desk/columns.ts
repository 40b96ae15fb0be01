import { type EntityProperty, type Platform, Type } from '@mikro-orm/core';
import { currentCall } from './call.ts';

/**
 * A moment in time: `2026-11-21T10:40:00.000Z` in the program (UTC, always three decimals, so that text order is
 * time order), the engine's own date-time column in the database. On SQLite it is kept as that text, so that a
 * clinic opening its file with another tool can read it.
 */
export class InstantType extends Type<string, string> {
  override convertToJSValue(value: unknown): string {
    return value instanceof Date ? value.toISOString() : (value as string);
  }

  override getColumnType(_property: unknown, platform: Platform): string {
    return platform.getDateTimeTypeDeclarationSQL({ length: 3 });
  }

  override compareAsType(): string {
    return 'string';
  }
}

/**
 * What a secret is known by (the hash of a password or of a token): it is in its own column and nowhere else, neither in
 * the images of the audit log nor in what is exported.
 */
export class SecretHashType extends Type<string, string> {
  override getColumnType(property: EntityProperty, platform: Platform): string {
    return platform.getVarcharTypeDeclarationSQL(property);
  }

  override compareAsType(): string {
    return 'string';
  }
}

/** A time of day, `HH:MM` on the clinic's wall clock. */
export class TimeOfDayType extends Type<string, string> {
  override convertToJSValue(value: unknown): string {
    return String(value).slice(0, 5);
  }

  override getColumnType(_property: unknown, platform: Platform): string {
    return platform.getTimeTypeDeclarationSQL();
  }

  override compareAsType(): string {
    return 'string';
  }
}

/** Fills `created_at` and `updated_at` from the clock of the call that is under way. */
export function callInstant(): string {
  return currentCall().now;
}
