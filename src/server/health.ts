import type { PhoneStore } from '../service/store.js';
import { withDeadline } from './http/deadline.js';
import type { InFlight } from './http/in-flight.js';
import type { SenderWatch } from './metrics.js';

/** Whether a process can serve requests. */
export interface PhoneServiceHealth {
  /**
   * `failing` without its database, because no request succeeds then; a sender that fails stops no sign-in by backup
   * code.
   */
  readonly status: 'ok' | 'failing' | 'draining';
  readonly database: 'ok' | 'failing';
  /** How the last message of this process ended; `unknown` before the first. */
  readonly sender: 'ok' | 'failing' | 'unknown';
}

export async function checkHealth(
  store: PhoneStore,
  sender: SenderWatch,
  inFlight: InFlight,
): Promise<PhoneServiceHealth> {
  const database = await withDeadline(
    databaseTimeout,
    store.transaction([], (tx) => tx.phoneNumber('health')),
  ).then(
    () => 'ok' as const,
    () => 'failing' as const,
  );
  return { status: inFlight.isDraining ? 'draining' : database, database, sender: sender.state };
}

/** Seconds. Less than a load balancer waits. */
const databaseTimeout = 2;
