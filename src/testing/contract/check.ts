/** A violation of the contract. */
export class ContractError extends Error {
  override readonly name = 'ContractError';
}

/** Throws if the condition does not hold, with what happened and what the port says about it. */
export function check(holds: unknown, happened: string, port: string): asserts holds {
  if (!holds) throw new ContractError(`${happened}\nThe port: ${port}`);
}

/** Formats a value for the message of a failed check. */
export function format(value: unknown): string {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  return JSON.stringify(value) ?? String(value);
}
