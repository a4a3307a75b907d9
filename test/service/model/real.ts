import { PhoneError } from '../../../src/core/errors.js';
import type { PhoneNumber } from '../../../src/core/model.js';
import {
  createPhoneService,
  memoryStore,
  type PhoneEvent,
  type PhoneService,
  type Store,
} from '../../../src/service/index.js';
import { settableClock, type SettableClock } from '../../support/settable-clock.js';
import type { Call, Outcome, Target, Typed } from './call.js';
import { rules, type NumberView, type Person, type Variant } from './world.js';

/** The service, with what its callers have in hand: ids, codes from messages, backup codes, attempts. */
export interface Real {
  readonly service: PhoneService;
  readonly clock: SettableClock;
  readonly events: PhoneEvent[];
  /** By person and phone number: the one that is there, or was there last. */
  readonly ids: Map<string, string>;
  /** By id, for good. */
  readonly phoneNumbers: Map<string, string>;
  readonly codes: Map<string, string>;
  readonly backupCodes: Map<string, readonly string[]>;
  readonly attempts: Map<string, string>;
  /** Calls whose message the provider refuses. */
  readonly failing: Set<string>;
}

export function newReal(variant: Variant, store: Store = memoryStore()): Real {
  const clock = settableClock();
  const [codes, failing] = [new Map<string, string>(), new Set<string>()];
  const events: PhoneEvent[] = [];
  const service = createPhoneService({
    store,
    clock,
    secret: '0123456789abcdef0123456789abcdef',
    policy: { ...rules, ...variant },
    onEvent: (event) => void events.push(event),
    // The call's tag travels as the locale, so that each message tells which call sent it.
    message: ({ locale }) => locale ?? '',
    sender: {
      async send({ text: tag, code }) {
        codes.set(tag, code);
        if (failing.has(tag)) throw new Error('The provider refuses this message.');
      },
    },
  });
  const [ids, phoneNumbers] = [new Map<string, string>(), new Map<string, string>()];
  return { service, clock, events, ids, phoneNumbers, codes, backupCodes: new Map(), attempts: new Map(), failing };
}

/** Makes the call. */
export async function actualOutcome(real: Real, call: Call): Promise<Outcome> {
  try {
    return { answer: await answerOf(real, call) };
  } catch (thrown) {
    if (!(thrown instanceof PhoneError) || thrown.code === 'unknown') throw thrown;
    const { code, retryAfter, attemptsLeft } = thrown;
    return { refused: code, retryAfter, attemptsLeft };
  }
}

async function answerOf(real: Real, call: Call): Promise<unknown> {
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
      return toView(await service.attemptVerification(call.person, input));
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
      return answerInSignIn(real, call);
  }
}

async function answerInSignIn(real: Real, call: Extract<Call, { signIn: string }>): Promise<unknown> {
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

/** The events since the last look, each as the model writes it. */
export function takeEvents(real: Real): string[] {
  return real.events.splice(0).map(({ type, userId, phoneNumberId }) => {
    const about = phoneNumberId === null ? '-' : real.phoneNumbers.get(phoneNumberId);
    return `${type} ${userId} ${about}`;
  });
}

export async function actualView(real: Real, person: Person): Promise<NumberView[]> {
  const list = await real.service.list(person);
  for (const number of list) noteId(real, person, number);
  return list.map(toView);
}

function toView(number: PhoneNumber): NumberView {
  return {
    phoneNumber: number.phoneNumber,
    status: number.verification?.status ?? null,
    attempts: number.verification?.attempts ?? null,
    expireAt: number.verification?.expireAt ?? null,
    reserved: number.reservedForSecondFactor,
    isDefault: number.defaultSecondFactor,
    isPrimary: number.primary,
    createdAt: number.createdAt,
    updatedAt: number.updatedAt,
  };
}

function idOf({ ids }: Real, { owner, phoneNumber }: Target): string {
  return ids.get(`${owner} ${phoneNumber}`) ?? 'phone_none';
}

function noteId({ ids, phoneNumbers }: Real, person: string, { id, phoneNumber }: PhoneNumber): void {
  ids.set(`${person} ${phoneNumber}`, id);
  phoneNumbers.set(id, phoneNumber);
}

function codeOf({ codes }: Real, typed: Typed): string {
  return (typed && codes.get(typed.tag)) ?? 'wrong';
}

/** As a person might type it. */
function backupCodeOf({ backupCodes }: Real, typed: Typed): string {
  const code = typed && backupCodes.get(typed.tag)?.[typed.index ?? 0];
  return code?.toLowerCase().replaceAll('-', typed?.index ? ' ' : '') ?? 'wrong';
}
