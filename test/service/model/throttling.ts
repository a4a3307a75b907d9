import { Refusal, rules, statusOf, type Attempted, type Person, type Phone, type Sent, type World } from './world.js';

/** Throws while consecutive wrong codes require a wait, or have locked this way in. */
export function refuseWhileResting(world: World, person: Person, at: Attempted): void {
  const { now, accounts } = world;
  const account = accounts[person];
  if (inARow(world, person, at) >= rules.wrongCodesPerUser) throw new Refusal('locked');
  const guesses = guessesAt(world, at);
  const restsWithAll = !guesses
    ? 0
    : guesses.count >= rules.wrongCodesPerPhoneNumber.max
      ? guesses.forgetAt
      : account.wrong[at]
        ? guesses.restsUntil
        : 0;
  const restsUntil = Math.max(account.restsUntil[wayOf(at)] ?? 0, restsWithAll);
  if (now < restsUntil) throw new Refusal('rate_limited', { retryAfter: seconds(restsUntil - now) });
}

/** Counts a wrong code, and throws. */
export function refuseWrongCode(
  world: World,
  person: Person,
  at: Attempted,
  burns: { code: 'incorrect_code' | 'too_many_attempts'; attemptsLeft: number | null },
): never {
  const account = world.accounts[person];
  account.wrong[at] = (account.wrong[at] ?? 0) + 1;
  const count = inARow(world, person, at);
  const isLocked = count >= rules.wrongCodesPerUser;
  const own = isLocked ? 0 : rules.waitAfterWrongCodes(count);
  account.restsUntil[wayOf(at)] = world.now + own * 1000;
  const [number] = at.startsWith('verify ') ? [phoneOf(at)] : [];
  if (isLocked) world.events.push(`verification_locked ${person} ${at === 'backup codes' ? '-' : phoneOf(at)}`);
  const wait = isLocked ? 0 : Math.max(own, number ? countForAll(world, number, at) : 0);
  if (isLocked && number) countForAll(world, number, at);
  throw new Refusal(burns.code, { attemptsLeft: burns.attemptsLeft, retryAfter: wait || null });
}

/** Seconds until users with a wrong code for the number may try again. */
function countForAll(world: World, number: Phone, at: Attempted): number {
  const { max, window } = rules.wrongCodesPerPhoneNumber;
  const count = (guessesAt(world, at)?.count ?? 0) + 1;
  const wait = count >= max ? window : rules.waitAfterWrongCodes(count);
  world.guesses[number] = { count, restsUntil: world.now + wait * 1000, forgetAt: world.now + window * 1000 };
  return wait;
}

function guessesAt({ guesses, now }: World, at: Attempted) {
  const found = at.startsWith('verify ') ? guesses[phoneOf(at)] : undefined;
  return found && now < found.forgetAt ? found : undefined;
}

function phoneOf(at: Attempted): Phone {
  return at.split(' ').at(-1) as Phone;
}

function wayOf(at: string): string {
  return at.startsWith('verify ') ? 'verify' : at;
}

/** Returns if the code is the one that was sent. Calls `note` for a wrong one before throwing. */
export function tryCode(
  world: World,
  {
    person,
    at,
    sent,
    typed,
  }: { person: Person; at: Attempted; sent: Sent | null | undefined; typed: string | undefined },
  note: () => void,
): void {
  refuseWhileResting(world, person, at);
  const status = statusOf(sent, world.now);
  if (!sent || status === 'expired') throw new Refusal('code_expired');
  if (status === 'failed') throw new Refusal('too_many_attempts', { attemptsLeft: 0 });
  if (sent.tag === typed) return convert(world, person, phoneOf(at));
  sent.attempts += 1;
  note();
  const attemptsLeft = rules.wrongCodesPerCode - sent.attempts;
  const code = attemptsLeft === 0 ? 'too_many_attempts' : 'incorrect_code';
  refuseWrongCode(world, person, at, { code, attemptsLeft });
}

/** Sends a code, subject to the limits on messages. */
export function send(
  world: World,
  message: { tag: string; person: Person; to: Phone; isSignIn: boolean; fails: boolean },
): Sent {
  const { now, messages } = world;
  const { tag, person, to, isSignIn, fails } = message;
  refuseWhileResting(world, person, isSignIn ? `sign in ${to}` : `verify ${to}`);
  const wait = Math.max(...limitsOn(world, message).map((limit) => waitFor(limit, person, now)));
  if (wait > 0) {
    world.events.push(`send_refused ${person} ${to}`);
    throw new Refusal('rate_limited', { retryAfter: seconds(wait) });
  }
  messages.push({ tag, person, to, isSignIn, at: now, failed: fails, converted: false });
  world.events.push(`${fails ? 'code_not_sent' : 'code_sent'} ${person} ${to}`);
  if (fails) throw new Refusal('message_not_sent');
  return { tag, attempts: 0, expireAt: now + rules.codeLifetime * 1000 };
}

/** Marks the number's messages to the user as converted, since the user has received a code. */
function convert({ messages }: World, person: Person, to: Phone): void {
  for (const message of messages) if (message.person === person && message.to === to) message.converted = true;
}

interface Limit {
  max: number;
  window: number;
  among: World['messages'];
  /** Whose messages count: if many users', the wait does not reveal when they were sent. */
  shared?: 'by some' | 'by many';
}

function limitsOn(
  { variant, messages, accounts }: World,
  { person, to, isSignIn }: { person: Person; to: Phone; isSignIn: boolean },
): Limit[] {
  const own = messages.filter((message) => message.isSignIn === isSignIn && message.person === person);
  const again = own.filter((message) => message.to === to && !message.failed);
  // A rejected message counts only for the user who requested it.
  const billed = messages.filter(({ failed }) => !failed);
  const samePurpose = billed.filter((message) => message.isSignIn === isSignIn);
  const inAll = variant.sendsInAll ? [{ ...variant.sendsInAll, among: billed, shared: 'by many' as const }] : [];
  const limits: Limit[] = [
    { max: 1, window: rules.resendCooldown, among: again },
    ...[2, 3, 4, 5, 6, 7, 8, 9, 10].map((max) => ({
      max,
      window: Array.from({ length: max }, (_, at) =>
        Math.max(rules.resendCooldown, rules.waitAfterSends(at + 1)),
      ).reduce((sum, wait) => sum + wait),
      among: again.filter(({ converted }) => !converted),
    })),
    { ...rules.sendsPerUser, among: own },
    ...inAll,
  ];
  if (isSignIn) return [...limits, { ...rules.sendsPerPhoneNumber, among: again }];

  const isOwner = (someone: Person) =>
    accounts[someone].numbers.some(({ phoneNumber, isVerified }) => phoneNumber === to && isVerified);
  const toNumber = samePurpose.filter((message) => message.to === to && !isOwner(message.person));
  return [
    ...limits,
    { ...rules.sendsPerPhoneNumber, among: toNumber, shared: 'by some' },
    // The four numbers are of four countries.
    { ...rules.sendsPerPrefix, among: samePurpose.filter((message) => message.to === to), shared: 'by many' },
    {
      ...rules.sendsPerCountry,
      among: samePurpose.filter((message) => message.to === to && !message.converted),
      shared: 'by many',
    },
    ...inAll.map((limit) => ({
      ...limit,
      max: limit.max - Math.ceil(limit.max * rules.signInShare),
      among: samePurpose,
    })),
  ];
}

function waitFor({ max, window, among, shared }: Limit, person: Person, now: number): number {
  const inWindow = among.filter(({ at }) => now < at + window * 1000);
  const last = inWindow.slice(-max);
  const [first] = last;
  if (!first || last.length < max) return 0;
  const isOwn = shared !== 'by many' && last.every((message) => message.person === person);
  return shared && !isOwn ? window * 1000 : first.at + window * 1000 - now;
}

/** Consecutive wrong codes in the same way in. */
function inARow({ accounts }: World, person: Person, at: Attempted): number {
  const together = Object.entries(accounts[person].wrong).filter(([other]) => wayOf(other) === wayOf(at));
  return together.reduce((sum, [, count]) => sum + count, 0);
}

function seconds(ms: number): number {
  return Math.ceil(ms / 1000);
}
