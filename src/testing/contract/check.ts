/** What an adapter does wrong. */
export class ContractError extends Error {
  override readonly name = 'ContractError';
}

/** Throws where something does not hold: what happened, and what the port says about it. */
export function check(holds: unknown, happened: string, port: string): asserts holds {
  if (!holds) throw new ContractError(`${happened}\nThe port: ${port}`);
}

/** A value in the message of a failed check. */
export function shown(value: unknown): string {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  return JSON.stringify(value) ?? String(value);
}
