import { Refusal, rules, statusOf, type Account, type Person, type Phone, type Sent, type World } from './world.js';

/** Refuses while the person's wrong codes in a row make them wait, or have locked them out. */
export function refuseWhileResting({ now, accounts }: World, person: Person): void {
  const account = accounts[person];
  if (inARow(account) >= rules.wrongCodesPerUser) throw new Refusal('locked');
  if (now < account.restsUntil) throw new Refusal('rate_limited', { retryAfter: seconds(account.restsUntil - now) });
}

/** Counts a wrong code, and refuses it. */
export function refuseWrongCode(
  world: World,
  person: Person,
  at: Phone | 'backup codes',
  burns: { code: 'incorrect_code' | 'too_many_attempts'; attemptsLeft: number | null },
): never {
  const account = world.accounts[person];
  account.wrong[at] = (account.wrong[at] ?? 0) + 1;
  const count = inARow(account);
  const isLocked = count >= rules.wrongCodesPerUser;
  const wait = isLocked ? 0 : rules.waitAfterWrongCodes(count);
  account.restsUntil = world.now + wait * 1000;
  if (isLocked) world.events.push(`verification_locked ${person} ${at === 'backup codes' ? '-' : at}`);
  throw new Refusal(burns.code, { attemptsLeft: burns.attemptsLeft, retryAfter: wait || null });
}

/** Returns where the code is the one that was sent; `note` is told of a wrong one before it is refused. */
export function tryCode(
  world: World,
  { person, at, sent, typed }: { person: Person; at: Phone; sent: Sent | null | undefined; typed: string | undefined },
  note: () => void,
): void {
  refuseWhileResting(world, person);
  const status = statusOf(sent, world.now);
  if (!sent || status === 'expired') throw new Refusal('code_expired');
  if (status === 'failed') throw new Refusal('too_many_attempts', { attemptsLeft: 0 });
  if (sent.tag === typed) return;
  sent.attempts += 1;
  note();
  const attemptsLeft = rules.wrongCodesPerCode - sent.attempts;
  const code = attemptsLeft === 0 ? 'too_many_attempts' : 'incorrect_code';
  refuseWrongCode(world, person, at, { code, attemptsLeft });
}

/** Sends a code by the limits on messages. */
export function send(
  world: World,
  message: { tag: string; person: Person; to: Phone; isSignIn: boolean; fails: boolean },
): Sent {
  const { now, variant, messages } = world;
  const { tag, person, to, isSignIn, fails } = message;
  refuseWhileResting(world, person);
  const limits = [
    {
      max: 1,
      window: rules.resendCooldown,
      among: messages.filter((m) => m.person === person && m.to === to && m.isSignIn === isSignIn && !m.failed),
    },
    { ...rules.sendsPerPhoneNumber, among: messages.filter((m) => m.to === to) },
    { ...rules.sendsPerUser, among: messages.filter((m) => m.person === person) },
    ...(variant.sendsInAll ? [{ ...variant.sendsInAll, among: messages }] : []),
  ];
  const waits = limits.map(({ max, window, among }) => {
    const inWindow = among.filter(({ at }) => now < at + window * 1000);
    const first = inWindow[inWindow.length - max];
    return first ? first.at + window * 1000 - now : 0;
  });
  const wait = Math.max(...waits);
  if (wait > 0) throw new Refusal('rate_limited', { retryAfter: seconds(wait) });
  messages.push({ tag, person, to, isSignIn, at: now, failed: fails });
  world.events.push(`${fails ? 'code_not_sent' : 'code_sent'} ${person} ${to}`);
  if (fails) throw new Refusal('message_not_sent');
  return { tag, attempts: 0, expireAt: now + rules.codeLifetime * 1000 };
}

function inARow({ wrong }: Account): number {
  return Object.values(wrong).reduce((sum, count) => sum + count, 0);
}

function seconds(ms: number): number {
  return Math.ceil(ms / 1000);
}
