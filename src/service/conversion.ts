import type { PhonePolicy } from './policy.js';
import { billed, type SendRequest } from './send-limits.js';
import type { NthLastSend } from './store.js';

/**
 * Returns the queries whose results `isConversionFalling` needs; none if nothing is watched. Too few of the last
 * `sends` messages were converted if the n-th last unconverted one is among them, where n is one more than the policy
 * allows.
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

/**
 * Returns whether the message that is about to be sent makes the share of converted ones fall below the policy's rate.
 */
export function isConversionFalling([last, unconverted, lastWith, unconvertedWith]: readonly (
  number | null
)[]): boolean {
  return !isLow(last, unconverted) && isLow(lastWith, unconvertedWith);
}

function isLow(last: number | null = null, unconverted: number | null = null): boolean {
  return last !== null && unconverted !== null && unconverted >= last;
}
