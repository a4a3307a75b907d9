import type { PhoneOperation } from '../core/adapter.js';
import { PhoneError, toPhoneError } from '../core/errors.js';
import type { ServiceContext } from './context.js';
import { assertStepUp } from './step-up.js';

/** An operation of the service for an owner: a user, or the holder of a sign-in attempt. */
export type ServiceOperation<Input extends readonly unknown[], Result> = (
  context: ServiceContext,
  owner: string,
  ...input: Input
) => Promise<Result>;

/**
 * Binds an operation to the context. It rejects with `unauthenticated` without an owner, and every rejection is a
 * `PhoneError`.
 */
export function bindOperation<Input extends readonly unknown[], Result>(
  context: ServiceContext,
  run: ServiceOperation<Input, Result>,
): (owner: string, ...input: Input) => Promise<Result> {
  return async (owner, ...input) => {
    if (owner === '') throw new PhoneError('unauthenticated');
    try {
      return await run(context, owner, ...input);
    } catch (thrown) {
      throw toPhoneError(thrown);
    }
  };
}

/** Binds an operation that can require a step-up. */
export function bindChange<Input extends readonly unknown[], Result>(
  context: ServiceContext,
  name: PhoneOperation,
  run: ServiceOperation<Input, Result>,
): (userId: string, ...input: Input) => Promise<Result> {
  return bindOperation<Input, Result>(context, async (_, userId, ...input) => {
    const mayChangeFactors = await assertStepUp(context, userId, name, input[0]);
    return run({ ...context, mayChangeFactors }, userId, ...input);
  });
}
