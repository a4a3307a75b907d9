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
  if (sent.tag === typed) return convert(world, person, at);
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
  const { now, messages } = world;
  const { tag, person, to, isSignIn, fails } = message;
  refuseWhileResting(world, person);
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

/** That the person has received a code: its number's messages to them are converted. */
export function convert({ messages }: World, person: Person, to: Phone): void {
  for (const message of messages) if (message.person === person && message.to === to) message.converted = true;
}

interface Limit {
  max: number;
  window: number;
  among: World['messages'];
  /** Whose messages are among them: for those of many, the wait does not tell when they were. */
  shared?: 'by some' | 'by many';
}

function limitsOn(
  { variant, messages, accounts }: World,
  { person, to, isSignIn }: { person: Person; to: Phone; isSignIn: boolean },
): Limit[] {
  const samePurpose = messages.filter((message) => message.isSignIn === isSignIn);
  const own = samePurpose.filter((message) => message.person === person);
  const again = own.filter((message) => message.to === to && !message.failed);
  const inAll = variant.sendsInAll ? [{ ...variant.sendsInAll, among: messages, shared: 'by many' as const }] : [];
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
  if (isSignIn) return [...limits, { ...rules.sendsPerPhoneNumber, among: own.filter((message) => message.to === to) }];

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
      max: limit.max - Math.floor(limit.max * rules.signInShare),
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

function inARow({ wrong }: Account): number {
  return Object.values(wrong).reduce((sum, count) => sum + count, 0);
}

function seconds(ms: number): number {
  return Math.ceil(ms / 1000);
}
