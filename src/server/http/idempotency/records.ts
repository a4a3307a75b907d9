import type { Clock } from '../../../service/clock.js';
import { createCodes, type ServiceSecret } from '../../../service/codes.js';
import type { IdempotencyRecord, Store } from '../../../service/store.js';
import { RequestError } from '../request-error.js';

export interface IdempotencyRecordsOptions {
  store: Store;
  secret: ServiceSecret;
  clock: Clock;
  /** Seconds. */
  lifetime: number;
}

/** A request with an `Idempotency-Key`. */
export interface KeyedRequest {
  /** The user, or the sign-in attempt. */
  readonly owner: string;
  readonly key: string;
  /** Everything that distinguishes the request: method, path and body. */
  readonly parts: readonly string[];
}

/** The responses to requests with a key, in the store, so that all processes on it share them. */
export interface IdempotencyRecords {
  /**
   * Resolves with the stored response, or with a claim: whoever gets the claim must `complete` or `release` it. Waits
   * while another process runs the same request; rejects with 409 if that takes too long, and with 422 if the key
   * belongs to another request.
   */
  claim(request: KeyedRequest, assertAllowed: () => Promise<void>): Promise<{ response: string } | IdempotencyClaim>;
}

export interface IdempotencyClaim {
  /** Stores the response, JSON without any secret, for at most this many seconds. */
  complete(response: string, maxLifetime?: number): Promise<void>;
  /** Stores nothing: the same request may be made again. */
  release(): Promise<void>;
}

/** No transaction is open while a request runs, because running it takes transactions of its own. */
export function createIdempotencyRecords({
  store,
  secret,
  clock,
  lifetime,
}: IdempotencyRecordsOptions): IdempotencyRecords {
  const codes = createCodes(secret);

  return {
    async claim({ owner, key, parts }, assertAllowed) {
      const id = await codes.hash('idempotency_key', JSON.stringify([owner, key]));
      const request = await codes.hash('request', JSON.stringify(parts));
      const isNew = async () => (await store.transaction([], (tx) => tx.idempotencyRecord(id))) === null;
      if (await isNew()) {
        await assertAllowed().catch(async (error: unknown) => {
          // The same request, a moment earlier, may have ended what allowed it: a sign-in is over once it is passed.
          if (await isNew()) throw error;
        });
      }
      for (const delay of listPollingDelays()) {
        const found = await findOrClaim(id, request);
        if (found === 'busy') await new Promise((resolve) => setTimeout(resolve, delay));
        else if ('claimed' in found) return createClaim(found.claimed);
        else return found;
      }
      throw new RequestError(409, 'network', { 'Retry-After': '1' });
    },
  };

  function findOrClaim(
    id: string,
    request: string,
  ): Promise<{ claimed: IdempotencyRecord } | { response: string } | 'busy'> {
    return store.transaction([recordLock(id)], async (tx) => {
      const now = clock.now();
      const before = await tx.idempotencyRecord(id);
      if (before !== null && now < before.forgetAt) {
        if (before.request !== request) throw new RequestError(422);
        if (before.response !== null) return { response: before.response };
        if (now < before.claimedUntil) return 'busy';
      }
      const claimed = {
        id,
        request,
        response: null,
        claimedUntil: now + claimLifetime,
        forgetAt: now + lifetime * 1000,
      };
      await tx.putIdempotencyRecord(claimed);
      return { claimed };
    });
  }

  function createClaim(claimed: IdempotencyRecord): IdempotencyClaim {
    const settle = (change: (now: number) => Pick<IdempotencyRecord, 'response' | 'forgetAt'>) =>
      store.transaction([recordLock(claimed.id)], async (tx) => {
        const now = clock.now();
        const before = await tx.idempotencyRecord(claimed.id);
        // The claim has lapsed, and another process has it by now.
        if (before?.response !== null || before.claimedUntil !== claimed.claimedUntil) return;
        await tx.putIdempotencyRecord({ ...claimed, claimedUntil: now, ...change(now) });
      });
    return {
      complete: (response, maxLifetime = lifetime) =>
        settle((now) => ({ response, forgetAt: now + Math.min(maxLifetime, lifetime) * 1000 })),
      release: () => settle((now) => ({ response: null, forgetAt: now })),
    };
  }
}

function recordLock(id: string): string {
  return `idempotency_record:${id}`;
}

/** ms. Short at first, because most requests take a moment; about 10 s in total, which is less than clients wait. */
function listPollingDelays(): readonly number[] {
  return [20, 40, 80, 160, 320, ...Array.from({ length: 20 }, () => 500)];
}

/** ms that a request may run; longer than any sender waits for its provider. */
const claimLifetime = 30_000;
