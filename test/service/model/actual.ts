import { PhoneError } from '../../../src/core/errors.js';
import type { Call, Outcome, Target, Typed } from './call.js';
import { noteId, type Real } from './real.js';
import { toView } from './world.js';

/** Makes the call. */
export async function actualOutcome(real: Real, call: Call): Promise<Outcome> {
  try {
    return { result: await callService(real, call) };
  } catch (thrown) {
    if (!(thrown instanceof PhoneError) || thrown.code === 'unknown') throw thrown;
    const { code, retryAfter, attemptsLeft } = thrown;
    return { refused: code, retryAfter, attemptsLeft };
  }
}

async function callService(real: Real, call: Call): Promise<unknown> {
  const { service } = real;
  if ('fails' in call && call.fails) real.failing.add(call.tag);
  switch (call.do) {
    case 'create': {
      const number = await service.create(call.person, { phoneNumber: call.phoneNumber });
      noteId(real, call.person, number);
      return toView(number);
    }
    case 'prepareVerification':
      return toView(await service.prepareVerification(call.person, { id: idOf(real, call.target), locale: call.tag }));
    case 'attemptVerification': {
      const input = { id: idOf(real, call.target), code: codeOf(real, call.typed) };
      return (await service.attemptVerification(call.person, input)).map(toView);
    }
    case 'delete':
    case 'makePrimary':
    case 'makeDefaultSecondFactor':
      return (await service[call.do](call.person, { id: idOf(real, call.target) })).map(toView);
    case 'setReservedForSecondFactor': {
      const input = { id: idOf(real, call.target), reserved: call.reserved };
      const list = await service.setReservedForSecondFactor(call.person, input);
      const made = list.find(({ backupCodes }) => backupCodes !== null)?.backupCodes;
      if (made) real.backupCodes.set(call.tag, made);
      return list.map((number) =>
        number.backupCodes ? { ...toView(number), backupCodes: number.backupCodes.length } : toView(number),
      );
    }
    case 'createBackupCodes': {
      const codes = await service.createBackupCodes(call.person);
      real.backupCodes.set(call.tag, codes);
      return { backupCodes: codes.length };
    }
    case 'unlockVerification':
      return (await service.unlockVerification(call.person)) ?? null;
    case 'startSecondFactor': {
      const attemptId = await service.startSecondFactor(call.person);
      if (attemptId !== null) real.attempts.set(call.tag, attemptId);
      return attemptId === null ? 'no second factor' : 'started';
    }
    default:
      return callInSignIn(real, call);
  }
}

async function callInSignIn(real: Real, call: Extract<Call, { signIn: string }>): Promise<unknown> {
  const { service } = real;
  const attemptId = real.attempts.get(call.signIn) ?? 'sign_in_none';
  switch (call.do) {
    case 'listSecondFactors':
      return (await service.listSecondFactors(attemptId)).map(({ id }) => real.phoneNumbers.get(id));
    case 'prepareSecondFactor':
      return service.prepareSecondFactor(attemptId, { id: idOf(real, call.target), locale: call.tag });
    case 'attemptSecondFactor':
      return service.attemptSecondFactor(attemptId, { id: idOf(real, call.target), code: codeOf(real, call.typed) });
    case 'attemptBackupCode':
      return service.attemptBackupCode(attemptId, { code: backupCodeOf(real, call.typed) });
  }
}

function idOf({ ids }: Real, { owner, phoneNumber }: Target): string {
  return ids.get(`${owner} ${phoneNumber}`) ?? 'phone_none';
}

function codeOf({ codes }: Real, typed: Typed): string {
  return (typed && codes.get(typed.tag)) ?? 'wrong';
}

/** Formatted as a user might type it. */
function backupCodeOf({ backupCodes }: Real, typed: Typed): string {
  const code = typed && backupCodes.get(typed.tag)?.[typed.index ?? 0];
  return code?.toLowerCase().replaceAll('-', typed?.index ? ' ' : '') ?? 'wrong';
}
