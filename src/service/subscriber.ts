import type { StoredPhoneNumber } from './records.js';
import type { PhoneStoreTransaction } from './store.js';

/**
 * Returns every E.164 number that reaches the same phone, the one that stands for it in limits and locks first. Most
 * phones have one. A number is stored, shown and sent to as it was typed.
 */
export function listPhoneSpellings(phoneNumber: string): readonly [string, ...string[]] {
  for (const { pattern, spell } of doublets) {
    const found = pattern.exec(phoneNumber);
    if (found) return spell(...found.slice(1));
  }
  return [phoneNumber];
}

/** Returns the number that stands for a phone in limits and locks, whichever of its numbers was typed. */
export function toSubscriber(phoneNumber: string): string {
  return listPhoneSpellings(phoneNumber)[0];
}

/** Returns whether two E.164 numbers reach the same phone. */
export function isSamePhone(one: string, other: string): boolean {
  return toSubscriber(one) === toSubscriber(other);
}

/**
 * Resolves with the verified number that reaches the same phone, of any user; the one with the same spelling comes
 * first. It reads as often whether or not there is one, so that the time does not reveal that another user has it.
 */
export async function findVerified(tx: PhoneStoreTransaction, phoneNumber: string): Promise<StoredPhoneNumber | null> {
  let found: StoredPhoneNumber | null = null;
  for (const spelling of new Set([phoneNumber, ...listPhoneSpellings(phoneNumber)])) {
    const verified = await tx.verifiedPhoneNumber(spelling);
    found ??= verified;
  }
  return found;
}

interface Doublet {
  /** Matches each spelling, and captures what they have in common. */
  readonly pattern: RegExp;
  readonly spell: (...captured: readonly string[]) => readonly [string, ...string[]];
}

/**
 * Numbers that libphonenumber takes for two, although the numbering plan gives both to one subscriber. A rule is here
 * only if the plan can give them to nobody else, since a wrong one would let a user take another's number.
 */
const doublets: readonly Doublet[] = [
  // Argentina: callers from abroad insert 9 before a mobile number, and many networks deliver without it.
  { pattern: /^\+549?([1-3]\d{9})$/, spell: (number) => [`+549${number}`, `+54${number}`] },
  // Brazil: mobile numbers, which began with 6 to 9, got another 9 in front until 2016. Landlines begin with 2 to 5.
  {
    pattern: /^\+55([1-9]\d)9?([6-9]\d{7})$/,
    spell: (area, number) => [`+55${area}9${number}`, `+55${area}${number}`],
  },
  // Palestine is part of the numbering plan of Israel: each number can be called with the calling code of either.
  { pattern: /^\+97[02]([2489]\d{7}|5[69]\d{7})$/, spell: (number) => [`+972${number}`, `+970${number}`] },
  // French overseas territories are part of the plan of France, where their numbers are dialled without a calling code.
  {
    pattern: /^\+(?:33|262|508|590|594|596)((?:26[239]|59[046]|639|69[0-467]|70[89])\d{6})$/,
    spell: (number) => [`+33${number}`, ...['262', '508', '590', '594', '596'].map((code) => `+${code}${number}`)],
  },
  { pattern: /^\+(?:33)?508(\d{6})$/, spell: (number) => [`+508${number}`, `+33508${number}`] },
  // San Marino has an area code of Italy.
  { pattern: /^\+(?:378|39)(0549\d{6})$/, spell: (number) => [`+378${number}`, `+39${number}`] },
  // Gabon, 2019: 0 and the digit of the network became two digits. The 0 could be left out.
  {
    pattern: /^\+241(?:0?|6(?=[256])|7(?=[47])|1(?=1))([1-7])(\d{6})$/,
    spell: (network = '', number) => {
      const added = gabonese[network];
      const old = `+241${network}${number}`;
      return added === undefined
        ? [old, `+2410${network}${number}`]
        : [`+241${added}${network}${number}`, old, `+2410${network}${number}`];
    },
  },
  // Gambia: two digits, which follow from the first one, precede the numbers of seven.
  {
    pattern: /^\+220(?:83(?=[35])|86(?=[68])|87(?=[247])|89(?=9))?([2-9])(\d{6})$/,
    spell: (first = '', rest) => [`+220${first}${rest}`, `+220${gambian[first]}${first}${rest}`],
  },
];

const gabonese: Readonly<Record<string, string | undefined>> = { 1: '1', 2: '6', 5: '6', 6: '6', 4: '7', 7: '7' };
const gambian: Readonly<Record<string, string | undefined>> = {
  2: '87',
  3: '83',
  4: '87',
  5: '83',
  6: '86',
  7: '87',
  8: '86',
  9: '89',
};
