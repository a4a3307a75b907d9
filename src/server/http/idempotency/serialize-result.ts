import { PhoneError } from '../../../core/errors.js';
import { parseProblem, serializeProblem } from '../../../protocol/problem.js';
import type { RouteResult } from '../route.js';

/** Returns a result or an error as JSON, with `true` in place of backup codes. */
export function serializeResult(result: RouteResult | PhoneError): string {
  const stored: StoredResult = result instanceof PhoneError ? { problem: serializeProblem(result) } : result;
  return JSON.stringify(stored, (name, value: unknown) => (isBackupCodes(name, value) ? true : value));
}

/**
 * Returns the result again, and throws if it was an error. Calls `createBackupCodes` if the result had backup codes.
 */
export async function restoreResult(
  text: string,
  createBackupCodes: () => Promise<readonly string[]>,
): Promise<RouteResult> {
  let hadCodes = false;
  const stored = JSON.parse(text, (name, value: unknown) => {
    hadCodes ||= name === 'backup_codes' && value === true;
    return value;
  }) as StoredResult;
  if ('problem' in stored) throw parseProblem(stored.problem, undefined) ?? new PhoneError('unknown');
  if (!hadCodes) return stored;
  const codes = await createBackupCodes();
  return JSON.parse(text, (name, value: unknown) =>
    name === 'backup_codes' && value === true ? codes : value,
  ) as RouteResult;
}

type StoredResult = RouteResult | { readonly problem: unknown };

function isBackupCodes(name: string, value: unknown): boolean {
  return name === 'backup_codes' && Array.isArray(value);
}
