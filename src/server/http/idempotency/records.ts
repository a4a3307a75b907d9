import type { PhoneClock } from '../../../service/clock.js';
import type { Codes, KeyedHash } from '../../../service/codes.js';
import type { PhoneIdempotencyRecord } from '../../../service/records.js';
import type { PhoneStore } from '../../../service/store.js';
import { RequestError } from '../request-error.js';
import { createSeal, type Seal } from './seal.js';

export interface IdempotencyRecordsOptions {
  store: PhoneStore;
  codes: Codes;
  clock: PhoneClock;
  /** Seconds. */
  lifetime: number;
}

/** A request with an `Idempotency-Key`. */
export interface KeyedRequest {
  /** The user, or the sign-in attempt. */
  readonly owner: string;
  readonly key: string;
  /**
   * Resolves with the name by which the number of records is limited: the user's. Called unless there is a record;
   * rejects if the request must not be recorded at all.
   */
  readonly findRecordOwner: () => Promise<string>;
  /** Everything that distinguishes the request: method, path and body. */
  readonly parts: readonly string[];
}

/** The responses to requests with a key, in the store, so that all processes on it share them. */
export interface IdempotencyRecords {
  /**
   * Resolves with the stored response, or with a claim, which the caller must `complete` or `release`. Waits
   * while another process runs the same request; rejects with 409 if that takes too long, and with 422 if the key
   * belongs to another request.
   */
  claim(request: KeyedRequest): Promise<{ response: string } | IdempotencyClaim>;
}

export interface IdempotencyClaim {
  /** The id of a message that the request sends. It stays the same when another process takes the request over. */
  readonly sendId: string;
  /** Stores the response, encrypted, for at most this many seconds. */
  complete(response: string, maxLifetime?: number): Promise<void>;
  /** Stores nothing: the same request may be made again, and then runs again. */
  release(): Promise<void>;
  /** Stores nothing, after a failure that may have come too late: a repetition does not send a message again. */
  abandon(): Promise<void>;
}

/** No transaction is open while a request runs, because running it takes transactions of its own. */
export function createIdempotencyRecords({
  store,
  codes,
  clock,
  lifetime,
}: IdempotencyRecordsOptions): IdempotencyRecords {
  const [newest, ...older] = codes.byKey;

  return {
    async claim({ owner, key, parts, findRecordOwner }) {
      const hash = await findHash(JSON.stringify([owner, key]));
      const id = await hash('idempotency_key', JSON.stringify([owner, key]));
      const claim = {
        id,
        owner: await findOwnerHash(hash, id, findRecordOwner),
        request: await hash('request', JSON.stringify(parts)),
      };
      // The key is part of it, so that the table and the secret together still reveal nothing.
      const seal = createSeal(await hash('idempotency_response', JSON.stringify([owner, key])));
      for (const delay of listPollingDelays()) {
        const found = await findOrClaim(claim);
        if (found === 'busy') await new Promise((resolve) => setTimeout(resolve, delay));
        else if ('claimed' in found) return createClaim(hash, found.claimed, seal);
        else return { response: await seal.open(found.response) };
      }
      throw new RequestError(409, 'network', { 'Retry-After': '1' });
    },
  };

  /**
   * Returns the hash under which a request has a record: with an older key if it came before the secret was replaced.
   */
  async function findHash(text: string): Promise<KeyedHash> {
    for (const hash of older) {
      const id = await hash('idempotency_key', text);
      if ((await store.transaction([], (tx) => tx.idempotencyRecord(id))) !== null) return hash;
    }
    return newest;
  }

  async function findOwnerHash(hash: KeyedHash, id: string, findRecordOwner: () => Promise<string>): Promise<string> {
    const read = async () => (await store.transaction([], (tx) => tx.idempotencyRecord(id)))?.owner;
    const before = await read();
    if (before !== undefined) return before;
    try {
      return await hash('idempotency_owner', await findRecordOwner());
    } catch (error) {
      // The same request, a moment earlier, may have ended what allowed it: a sign-in is over once it is passed.
      const meanwhile = await read();
      if (meanwhile === undefined) throw error;
      return meanwhile;
    }
  }

  function findOrClaim(
    claim: Pick<PhoneIdempotencyRecord, 'id' | 'owner' | 'request'>,
  ): Promise<{ claimed: PhoneIdempotencyRecord } | { response: string } | 'busy'> {
    return store.transaction([recordLock(claim.id)], async (tx) => {
      const now = clock.now();
      const before = await tx.idempotencyRecord(claim.id);
      const isTakenOver = before !== null && now < before.forgetAt;
      if (isTakenOver) {
        if (before.request !== claim.request) throw new RequestError(422);
        if (before.response !== null) return { response: before.response };
        if (now < before.claimedUntil) return 'busy';
      }
      const claimed = {
        ...claim,
        response: null,
        claimedUntil: now + claimLifetime,
        forgetAt: isTakenOver ? before.forgetAt : Math.ceil(now + lifetime * 1000),
      };
      await tx.putIdempotencyRecord(claimed, { now, keep: maxPerOwner });
      return { claimed };
    });
  }

  async function createClaim(hash: KeyedHash, claimed: PhoneIdempotencyRecord, seal: Seal): Promise<IdempotencyClaim> {
    const settle = (change: (now: number) => Partial<PhoneIdempotencyRecord>) =>
      store.transaction([recordLock(claimed.id)], async (tx) => {
        const now = clock.now();
        const before = await tx.idempotencyRecord(claimed.id);
        // The claim has lapsed, and another process has it by now.
        if (before?.response !== null || before.claimedUntil !== claimed.claimedUntil) return;
        await tx.putIdempotencyRecord({ ...claimed, claimedUntil: now, ...change(now) }, { now, keep: maxPerOwner });
      });
    return {
      sendId: `send_${(await hash('send', claimed.id, String(claimed.forgetAt))).slice(0, 32)}`,
      async complete(response, maxLifetime = lifetime) {
        const sealed = await seal.seal(response);
        await settle((now) => ({ response: sealed, forgetAt: now + Math.min(maxLifetime, lifetime) * 1000 }));
      },
      release: () => settle((now) => ({ forgetAt: now })),
      abandon: () => settle(() => ({})),
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

/** Records of one owner. More than any client has under way; the oldest go first, so that none fills the store. */
const maxPerOwner = 100;
