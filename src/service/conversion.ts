import type { PhonePolicy } from './policy.js';
import { billed, type SendRequest } from './send-limits.js';
import type { NthLastSend } from './store.js';

/**
 * Returns the queries that `isConversionFalling` needs the results of; none if nothing is watched. Of the last `sends`
 * messages too few were converted if at least so many were not: if that many unconverted ones are no older than the
 * `sends`th last.
 */
export function listConversionQueries(
  { conversionWatch }: PhonePolicy,
  { purpose, prefix }: SendRequest,
): readonly NthLastSend[] {
  if (conversionWatch === null || purpose !== 'verification') return [];
  const { sends, rate } = conversionWatch;
  const unconverted = Math.floor(sends - sends * rate) + 1;
  const among = { prefix, purpose, outcomes: billed };
  // Without the message that is about to be sent, and with it.
  return [
    { n: sends, among },
    { n: unconverted, among: { ...among, converted: false } },
    { n: Math.max(1, sends - 1), among },
    { n: Math.max(1, unconverted - 1), among: { ...among, converted: false } },
  ];
}

/** Whether the message that is about to be sent makes the share of converted ones fall under the policy's rate. */
export function isConversionFalling([last, unconverted, lastWith, unconvertedWith]: readonly (
  number | null
)[]): boolean {
  return !isLow(last, unconverted) && isLow(lastWith, unconvertedWith);
}

function isLow(last: number | null = null, unconverted: number | null = null): boolean {
  return last !== null && unconverted !== null && unconverted >= last;
}
