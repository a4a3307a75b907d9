import { PhoneError } from '../core/errors.js';

/**
 * Runs slow hashes of the whole process: two at a time, so that they leave threads to the hashes that every other
 * request needs. Rejects with `network` and `retryAfter`, and does not call `hash`, if too many are waiting already.
 */
export async function runInHashQueue<Result>(hash: () => Promise<Result>): Promise<Result> {
  if (running === maxRunning) {
    if (waiting.length >= maxWaiting) {
      throw new PhoneError('network', { message: 'Too many backup codes are being hashed.', retryAfter: 1 });
    }
    // Whoever is done passes its place on, so that no newcomer takes it.
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await hash();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

const maxRunning = 2;
/** A hash of the oldest sets takes about 0.2 s, so that the last one starts within seconds. */
const maxWaiting = 50;
let running = 0;
const waiting: (() => void)[] = [];
