import type { Call, Outcome } from './call.js';
import {
  add,
  makeBackupCodes,
  makeDefault,
  makePrimary,
  ownNumber,
  removeNumber,
  setReserved,
  verify,
} from './listing.js';
import { refuseWhileResting, refuseWrongCode, send, tryCode } from './throttling.js';
import {
  Refusal,
  rules,
  viewOf,
  type Attempted,
  type NumberView,
  type Person,
  type Phone,
  type SignIn,
  type World,
} from './world.js';

/** The expected result of the service. Changes the world as the service is expected to. */
export function expectedOutcome(world: World, call: Call): Outcome {
  try {
    return { result: resultOf(world, call) };
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    const { retryAfter = null, attemptsLeft = null } = thrown.more;
    return { refused: thrown.code, retryAfter, attemptsLeft };
  }
}

/**
 * The expected results of a code that is sent and of one before it that is entered while the message is on its way: the
 * new one voids it only once it was sent. null if the calls are no such pair, or the previous code is not right.
 */
export function expectedWhileSending(world: World, sending: Call, attempt: Call): [Outcome, Outcome] | null {
  if (sending.do !== 'prepareVerification' && sending.do !== 'prepareSecondFactor') return null;
  const isPair = attempt.do === sending.do.replace('prepare', 'attempt') && addressOf(sending) === addressOf(attempt);
  if (!isPair) return null;
  const before = structuredClone(world);
  const sent = expectedOutcome(world, sending);
  restoreCode(world, before, sending);
  const tried = expectedOutcome(world, attempt);
  return 'result' in sent && 'result' in tried ? [sent, tried] : null;
}

type CallToNumber = Extract<Call, { do: 'prepareVerification' | 'prepareSecondFactor' }>;

function addressOf(call: Call): string {
  return JSON.stringify([
    'target' in call && call.target,
    'signIn' in call ? call.signIn : 'person' in call && call.person,
  ]);
}

/** Puts back the code to a number, or of a sign-in, that was sent in an earlier world. */
function restoreCode(world: World, before: World, { target: { phoneNumber }, ...call }: CallToNumber): void {
  if (call.do === 'prepareSecondFactor') {
    const signIn = world.signIns[call.signIn];
    const sent = before.signIns[call.signIn]?.sent[phoneNumber];
    if (signIn && sent) signIn.sent[phoneNumber] = sent;
    return;
  }
  const isIt = (number: { phoneNumber: Phone }) => number.phoneNumber === phoneNumber;
  const number = world.accounts[call.person].numbers.find(isIt);
  if (number) number.sent = before.accounts[call.person].numbers.find(isIt)?.sent ?? null;
}

function resultOf(world: World, call: Call): unknown {
  switch (call.do) {
    case 'create':
      add(world, call.person, call.phoneNumber);
      return viewOfOne(world, call.person, call.phoneNumber);
    case 'prepareVerification': {
      const number = ownNumber(world, call.person, call.target);
      if (number.isVerified) throw new Refusal('already_verified');
      number.sent = send(world, { ...call, to: number.phoneNumber, isSignIn: false });
      number.updatedAt = world.now;
      return viewOfOne(world, call.person, number.phoneNumber);
    }
    case 'attemptVerification': {
      const number = ownNumber(world, call.person, call.target);
      if (number.isVerified) throw new Refusal('already_verified');
      const { person } = call;
      const attempt = {
        person,
        at: `verify ${number.phoneNumber}` as const,
        sent: number.sent,
        typed: call.typed?.tag,
      };
      tryCode(world, attempt, () => (number.updatedAt = world.now));
      verify(world, person, number);
      return viewOf(world, person);
    }
    case 'delete':
      removeNumber(world, call.person, ownNumber(world, call.person, call.target));
      return viewOf(world, call.person);
    case 'makePrimary':
      makePrimary(world, call.person, ownNumber(world, call.person, call.target));
      return viewOf(world, call.person);
    case 'makeDefaultSecondFactor':
      makeDefault(world, call.person, ownNumber(world, call.person, call.target));
      return viewOf(world, call.person);
    case 'setReservedForSecondFactor': {
      const number = ownNumber(world, call.person, call.target);
      const isMade = setReserved(world, call.person, number, call.reserved, call.tag);
      const withCodes = { backupCodes: rules.backupCodes };
      return viewOf(world, call.person).map((view) =>
        isMade && view.phoneNumber === number.phoneNumber ? { ...view, ...withCodes } : view,
      );
    }
    case 'createBackupCodes':
      makeBackupCodes(world, call.person, call.tag);
      return { backupCodes: rules.backupCodes };
    case 'unlockVerification':
      Object.assign(world.accounts[call.person], { wrong: {}, restsUntil: {} });
      world.events.push(`verification_unlocked ${call.person} -`);
      return null;
    case 'startSecondFactor': {
      if (world.accounts[call.person].reserved.length === 0) return 'no second factor';
      const expireAt = world.now + rules.signInLifetime * 1000;
      world.signIns[call.tag] = { person: call.person, expireAt, isOver: false, sent: {} };
      return 'started';
    }
    default:
      return resultInSignIn(world, call);
  }
}

function resultInSignIn(world: World, call: Extract<Call, { signIn: string }>): unknown {
  const signIn = world.signIns[call.signIn];
  if (!signIn || signIn.isOver || world.now >= signIn.expireAt) throw new Refusal('unauthenticated');
  const { person } = signIn;
  const account = world.accounts[person];
  const reservedNumber = (target: { owner: Person; phoneNumber: Phone }) => {
    const { phoneNumber } = ownNumber(world, person, target);
    if (!account.reserved.includes(phoneNumber)) throw new Refusal('not_found');
    return phoneNumber;
  };
  switch (call.do) {
    case 'listSecondFactors': {
      const reserved = account.numbers
        .map((number) => number.phoneNumber)
        .filter((one) => account.reserved.includes(one));
      const others = reserved.filter((one) => one !== account.default);
      return account.default ? [account.default, ...others] : [];
    }
    case 'prepareSecondFactor': {
      const to = reservedNumber(call.target);
      const sent = send(world, { ...call, person, to, isSignIn: true });
      sent.expireAt = Math.min(sent.expireAt, signIn.expireAt);
      signIn.sent[to] = sent;
      return { expireAt: sent.expireAt };
    }
    case 'attemptSecondFactor': {
      const at = reservedNumber(call.target);
      const attempt = { person, at: `sign in ${at}` as const, sent: signIn.sent[at], typed: call.typed?.tag };
      tryCode(world, attempt, () => world.events.push(`second_factor_refused ${person} ${at}`));
      world.events.push(`second_factor_passed ${person} ${at}`);
      return pass(world, signIn);
    }
    case 'attemptBackupCode': {
      refuseWhileResting(world, person, 'backup codes');
      const { typed } = call;
      const set = account.backupCodes;
      const isGood =
        set !== null && typed?.tag === set.tag && typed.index !== undefined && set.left.includes(typed.index);
      if (!isGood) {
        world.events.push(`second_factor_refused ${person} -`);
        refuseWrongCode(world, person, 'backup codes', { code: 'incorrect_code', attemptsLeft: null });
      }
      set.left = set.left.filter((index) => index !== typed.index);
      world.events.push(`backup_code_used ${person} -`, `second_factor_passed ${person} -`);
      return pass(world, signIn);
    }
  }
}

/**
 * A sign-in proves who the user is, which resets all their ways in; wrong codes for numbers that they verify stay
 * counted.
 */
function pass(world: World, signIn: SignIn): { userId: string } {
  signIn.isOver = true;
  const account = world.accounts[signIn.person];
  for (const at of Object.keys(account.wrong) as Attempted[]) {
    if (at.startsWith('verify ')) continue;
    delete account.wrong[at];
    delete account.restsUntil[at];
  }
  return { userId: signIn.person };
}

function viewOfOne(world: World, person: Person, phoneNumber: Phone): NumberView | undefined {
  return viewOf(world, person).find((view) => view.phoneNumber === phoneNumber);
}
