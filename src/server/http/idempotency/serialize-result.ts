import { PhoneError } from '../../../core/errors.js';
import { parseProblem, serializeProblem } from '../../../protocol/problem.js';
import type { StoredSession } from './stored-session.js';

/** What a request led to: JSON for the response, or the response that bears a session. */
export type StoredResult = { readonly body: unknown } | { readonly session: StoredSession };

/** Returns a result or an error as JSON, with `true` in place of backup codes. */
export function serializeResult(result: StoredResult | PhoneError): string {
  const stored = result instanceof PhoneError ? { problem: serializeProblem(result) } : result;
  return JSON.stringify(stored, (name, value: unknown) => (isBackupCodes(name, value) ? true : value));
}

/**
 * Returns the result again, and throws if it was an error. Calls `createBackupCodes` if the result had backup codes.
 */
export async function restoreResult(
  text: string,
  createBackupCodes: () => Promise<readonly string[]>,
): Promise<StoredResult> {
  let hadCodes = false;
  const stored = JSON.parse(text, (name, value: unknown) => {
    hadCodes ||= name === 'backup_codes' && value === true;
    return value;
  }) as StoredResult | { readonly problem: unknown };
  if ('problem' in stored) throw parseProblem(stored.problem, undefined) ?? new PhoneError('unknown');
  if (!hadCodes) return stored;
  const codes = await createBackupCodes();
  return JSON.parse(text, (name, value: unknown) =>
    name === 'backup_codes' && value === true ? codes : value,
  ) as StoredResult;
}

function isBackupCodes(name: string, value: unknown): boolean {
  return name === 'backup_codes' && Array.isArray(value);
}
