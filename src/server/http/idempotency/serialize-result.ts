import { PhoneError } from '../../../core/errors.js';
import { readProblem, writeProblem } from '../../../protocol/bodies.js';
import type { Answer } from '../route.js';

/** An answer or a refusal as it is kept: JSON, with `true` in the place of backup codes. */
export function writeKeptAnswer(answer: Answer | PhoneError): string {
  const kept: Kept = answer instanceof PhoneError ? { problem: writeProblem(answer) } : answer;
  return JSON.stringify(kept, (name, value: unknown) => (isBackupCodes(name, value) ? true : value));
}

/** The same again; a refusal is thrown. `createBackupCodes` is called where it held some. */
export async function readKeptAnswer(
  text: string,
  createBackupCodes: () => Promise<readonly string[]>,
): Promise<Answer> {
  let heldCodes = false;
  const kept = JSON.parse(text, (name, value: unknown) => {
    heldCodes ||= name === 'backup_codes' && value === true;
    return value;
  }) as Kept;
  if ('problem' in kept) throw readProblem(kept.problem, undefined) ?? new PhoneError('unknown');
  if (!heldCodes) return kept;
  const codes = await createBackupCodes();
  return JSON.parse(text, (name, value: unknown) => (name === 'backup_codes' && value === true ? codes : value)) as Answer;
}

type Kept = Answer | { readonly problem: unknown };

function isBackupCodes(name: string, value: unknown): boolean {
  return name === 'backup_codes' && Array.isArray(value);
}
