import type { Clock } from '../../../service/clock.js';
import { createCodes, type ServiceSecret } from '../../../service/codes.js';
import type { KeptAnswer, Store } from '../../../service/store.js';
import { Refusal } from '../refusal.js';

export interface KeptAnswersOptions {
  store: Store;
  secret: ServiceSecret;
  clock: Clock;
  /** Seconds. */
  keptFor: number;
}

/** A request that bears a key. */
export interface KeyedRequest {
  /** The user, or the attempt of a sign-in. */
  readonly by: string;
  readonly key: string;
  /** All that makes it another request: method, path and body. */
  readonly asked: readonly string[];
}

/** The answers to requests that bore a key, in the store, so that the processes that share it share them. */
export interface KeptAnswers {
  /**
   * The answer that was kept, or null after a claim: whoever claims has to `keep` what they answer, or `release`. Waits
   * while another answers the same request; 409 where that takes too long, 422 where the key was another request's.
   */
  claim(request: KeyedRequest, isAllowed: () => Promise<void>): Promise<{ kept: string } | Claim>;
}

export interface Claim {
  /** Keeps the answer, JSON without any secret, for so many seconds at most. */
  keep(answer: string, atMost?: number): Promise<void>;
  /** Nothing is kept: the same request may be made again. */
  release(): Promise<void>;
}

/** Keeps answers in a store. No transaction is open while one is made: making it takes transactions of its own. */
export function createKeptAnswers({ store, secret, clock, keptFor }: KeptAnswersOptions): KeptAnswers {
  const codes = createCodes(secret);

  return {
    async claim({ by, key, asked }, isAllowed) {
      const id = await codes.hash('idempotency_key', JSON.stringify([by, key]));
      const request = await codes.hash('request', JSON.stringify(asked));
      const isNew = async () => (await store.transaction([], (tx) => tx.keptAnswer(id))) === null;
      if (await isNew()) {
        await isAllowed().catch(async (refusal: unknown) => {
          // The same request, a moment earlier, may have ended what allowed it: a sign-in is over once it is passed.
          if (await isNew()) throw refusal;
        });
      }
      for (const wait of waits()) {
        const found = await findOrClaim(id, request);
        if (found === 'busy') await new Promise((resolve) => setTimeout(resolve, wait));
        else if ('claim' in found) return claimOn(found.claim);
        else return found;
      }
      throw new Refusal(409, 'network', { 'Retry-After': '1' });
    },
  };

  function findOrClaim(id: string, request: string): Promise<{ claim: KeptAnswer } | { kept: string } | 'busy'> {
    return store.transaction([lockOf(id)], async (tx) => {
      const now = clock.now();
      const before = await tx.keptAnswer(id);
      if (before !== null && now < before.forgetAt) {
        if (before.request !== request) throw new Refusal(422);
        if (before.answer !== null) return { kept: before.answer };
        if (now < before.claimedUntil) return 'busy';
      }
      const claim = { id, request, answer: null, claimedUntil: now + claimFor, forgetAt: now + keptFor * 1000 };
      await tx.putKeptAnswer(claim);
      return { claim };
    });
  }

  function claimOn(claim: KeptAnswer): Claim {
    const settle = (change: (now: number) => Pick<KeptAnswer, 'answer' | 'forgetAt'>) =>
      store.transaction([lockOf(claim.id)], async (tx) => {
        const now = clock.now();
        const before = await tx.keptAnswer(claim.id);
        // It has lapsed, and is another's by now.
        if (before?.answer !== null || before.claimedUntil !== claim.claimedUntil) return;
        await tx.putKeptAnswer({ ...claim, claimedUntil: now, ...change(now) });
      });
    return {
      keep: (answer, atMost = keptFor) => settle((now) => ({ answer, forgetAt: now + Math.min(atMost, keptFor) * 1000 })),
      release: () => settle((now) => ({ answer: null, forgetAt: now })),
    };
  }
}

function lockOf(id: string): string {
  return `kept_answer:${id}`;
}

/** In ms: short at first, since most answers take a moment; about 10 s in all, which is less than clients wait. */
function waits(): readonly number[] {
  return [20, 40, 80, 160, 320, ...Array.from({ length: 20 }, () => 500)];
}

/** ms for which an answer may be in the making; it is longer than any sender waits for its provider. */
const claimFor = 30_000;
