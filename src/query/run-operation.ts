import type { QueryClient } from '@tanstack/react-query';
import type { PhoneOperation } from '../core/adapter.js';
import type { PhoneError } from '../core/errors.js';
import { dedupe } from './in-flight.js';
import { phoneKeys } from './keys.js';
import type { PhoneSession } from './session.js';

/** Runs an operation, or shares the one in flight with the same input, and notifies the app of its error. */
export function runOperation<Result>(
  client: QueryClient,
  session: PhoneSession,
  operation: PhoneOperation,
  input: string,
  run: () => Promise<Result>,
): Promise<Result> {
  return dedupe(client, [...phoneKeys.operation(session, operation), input], () =>
    run().catch((error: PhoneError) => {
      if (error.code !== 'step_up_cancelled') session.notify?.('onError', error);
      throw error;
    }),
  );
}
