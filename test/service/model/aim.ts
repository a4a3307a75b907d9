import type { Call, Target, Typed } from './call.js';
import type { Draft } from './drafts.js';
import { people, type Account, type Phone, type World } from './world.js';

/** The call that has to come first to create what a call acts on. */
const groundwork: Partial<Record<Call['do'], Call['do']>> = {
  delete: 'create',
  prepareVerification: 'create',
  attemptVerification: 'prepareVerification',
  makePrimary: 'attemptVerification',
  setReservedForSecondFactor: 'attemptVerification',
  makeDefaultSecondFactor: 'setReservedForSecondFactor',
  createBackupCodes: 'setReservedForSecondFactor',
  startSecondFactor: 'setReservedForSecondFactor',
  listSecondFactors: 'startSecondFactor',
  prepareSecondFactor: 'startSecondFactor',
  attemptSecondFactor: 'prepareSecondFactor',
  attemptBackupCode: 'startSecondFactor',
};

/** The call that a draft becomes in a world. */
export function callOf(world: World, draft: Draft, tag: string): Call {
  const signIn = draft.isAimed ? openSignIn(world, draft) : anySignIn(world, draft);
  const target = draft.isAimed ? targetOf(world, draft, signIn) : draft;
  const first = groundwork[draft.do];
  if (first && (target === null || (signIn === null && needsSignIn(draft))))
    return callOf(world, { ...draft, do: first, reserved: true, typed: 'right' }, tag);

  const { do: name, person, reserved, fails } = draft;
  const { owner, phoneNumber } = target ?? draft;
  const named = { person, target: { owner, phoneNumber } };
  const step = { signIn: signIn ?? 'none', target: named.target };
  switch (name) {
    case 'create':
      return { do: name, person, phoneNumber };
    case 'prepareVerification':
      return { do: name, ...named, tag, fails };
    case 'attemptVerification': {
      const sent = world.accounts[owner].numbers.find((number) => number.phoneNumber === phoneNumber)?.sent;
      return { do: name, ...named, typed: typedCode(world, draft, sent?.tag) };
    }
    case 'setReservedForSecondFactor':
      return { do: name, ...named, reserved, tag };
    case 'delete':
    case 'makePrimary':
    case 'makeDefaultSecondFactor':
      return { do: name, ...named };
    case 'createBackupCodes':
    case 'startSecondFactor':
      return { do: name, person, tag };
    case 'unlockVerification':
      return { do: name, person };
    case 'listSecondFactors':
      return { do: name, signIn: step.signIn };
    case 'prepareSecondFactor':
      return { do: name, ...step, tag, fails };
    case 'attemptSecondFactor': {
      const sent = world.signIns[step.signIn]?.sent[phoneNumber];
      return { do: name, ...step, typed: typedCode(world, draft, sent?.tag) };
    }
    case 'attemptBackupCode':
      return { do: name, signIn: step.signIn, typed: typedBackupCode(world, draft) };
  }
}

/** A number of the user with which the call makes sense; null if there is none. */
function targetOf(
  world: World,
  { do: name, person, phoneNumber, reserved, pick }: Draft,
  signIn: string | null,
): Target | null {
  const account = world.accounts[person];
  const those = (are: (number: Account['numbers'][number]) => boolean) =>
    account.numbers.filter(are).map((number) => number.phoneNumber);
  const fitting: Partial<Record<Call['do'], readonly Phone[]>> = {
    delete: those(() => true),
    prepareVerification: those(({ isVerified }) => !isVerified),
    attemptVerification: those(({ isVerified, sent }) => !isVerified && sent !== null),
    makePrimary: those(({ isVerified }) => isVerified),
    setReservedForSecondFactor: reserved ? those(({ isVerified }) => isVerified) : account.reserved,
    makeDefaultSecondFactor: account.reserved,
    createBackupCodes: account.reserved,
    startSecondFactor: account.reserved,
    prepareSecondFactor: account.reserved,
    attemptSecondFactor: account.reserved.filter((one) => world.signIns[signIn ?? '']?.sent[one]),
  };
  const among = fitting[name] ?? [phoneNumber];
  const chosen = among[pick % among.length];
  return chosen === undefined ? null : { owner: person, phoneNumber: chosen };
}

function needsSignIn({ do: name }: Draft): boolean {
  return ['listSecondFactors', 'prepareSecondFactor', 'attemptSecondFactor', 'attemptBackupCode'].includes(name);
}

function openSignIn({ signIns, now }: World, { person }: Draft): string | null {
  const isOpen = (tag: string) =>
    signIns[tag]?.person === person && !signIns[tag].isOver && now < signIns[tag].expireAt;
  return Object.keys(signIns).findLast(isOpen) ?? null;
}

/** Includes one that has ended, or that belongs to somebody else. */
function anySignIn({ signIns }: World, { pick }: Draft): string {
  const tags = Object.keys(signIns);
  return tags[pick % tags.length] ?? 'none';
}

function typedCode({ messages }: World, { typed, pick }: Draft, right: string | undefined): Typed {
  if (typed === 'right' && right !== undefined) return { tag: right };
  const any = messages[pick % messages.length];
  return typed === 'any' && any ? { tag: any.tag } : null;
}

function typedBackupCode({ accounts }: World, { person, typed, pick }: Draft): Typed {
  const sets = people.flatMap((one) => accounts[one].backupCodes ?? []);
  const set = typed === 'any' ? sets[pick % sets.length] : accounts[person].backupCodes;
  if (typed === 'wrong' || !set) return null;
  return { tag: set.tag, index: typed === 'right' ? (set.left[0] ?? 0) : pick % 2 };
}
