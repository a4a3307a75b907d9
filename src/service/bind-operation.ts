import type { PhoneOperation } from '../core/adapter.js';
import { PhoneError, toPhoneError } from '../core/errors.js';
import type { ServiceContext } from './context.js';
import { refuseWithoutStepUp } from './step-up.js';

/** What the service does for somebody: for a user, or for whoever holds the id of a sign-in. */
export type Operation<Input extends readonly unknown[], Answer> = (
  context: ServiceContext,
  of: string,
  ...input: Input
) => Promise<Answer>;

/** The operation for callers: nobody's numbers are not looked for, and what is thrown is a `PhoneError`. */
export function operation<Input extends readonly unknown[], Answer>(
  context: ServiceContext,
  run: Operation<Input, Answer>,
): (of: string, ...input: Input) => Promise<Answer> {
  return async (of, ...input) => {
    if (of === '') throw new PhoneError('unauthenticated');
    try {
      return await run(context, of, ...input);
    } catch (thrown) {
      throw toPhoneError(thrown);
    }
  };
}

/** The same for an operation that can need a step-up. */
export function change<Input extends readonly unknown[], Answer>(
  context: ServiceContext,
  name: PhoneOperation,
  run: Operation<Input, Answer>,
): (userId: string, ...input: Input) => Promise<Answer> {
  return operation<Input, Answer>(context, async (_, userId, ...input) => {
    await refuseWithoutStepUp(context.requireStepUp, userId, name);
    return run(context, userId, ...input);
  });
}
