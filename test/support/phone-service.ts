import { PhoneError } from '../../src/core/errors.js';
import {
  createPhoneService,
  memoryStore,
  type OutgoingPhoneMessage,
  type PhoneEvent,
  type PhoneService,
  type PhoneServiceOptions,
} from '../../src/service/index.js';
import { settableClock, type SettableClock } from './settable-clock.js';

export const ada = 'ada';
export const bob = 'bob';
/** Numbers that share no limit. */
export const numbers = ['+12015550123', '+447400123456', '+4915123456789', '+33612345678', '+819012345678'] as const;

export interface ServiceUnderTest extends PhoneService {
  clock: SettableClock;
  /** The messages that the provider accepted, oldest first. */
  sent: OutgoingPhoneMessage[];
  events: PhoneEvent[];
  /** If set, the provider fails with it. */
  failure: { thrown: unknown } | null;
  /** Adds a number, and sends its code. Returns the number's id and the code. */
  sendTo(userId: string, phoneNumber: string): Promise<{ id: string; code: string }>;
  /** Adds and verifies a number. */
  verify(userId: string, phoneNumber: string): Promise<string>;
  /** Adds, verifies and reserves a number. Returns the backup codes, if any were created. */
  reserve(userId: string, phoneNumber: string): Promise<{ id: string; backupCodes: readonly string[] }>;
  /** Passes the first step of a sign-in. Returns the id of the attempt. */
  start(userId: string): Promise<string>;
  /** Sends a sign-in code to a number. Returns the code. */
  sendInSignIn(attemptId: string, id: string): Promise<string>;
}

/** The real service over a store in memory, with a provider that records its messages and a clock that stands still. */
export function phoneService(options: Partial<PhoneServiceOptions> = {}): ServiceUnderTest {
  const clock = settableClock();
  const sent: OutgoingPhoneMessage[] = [];
  const events: PhoneEvent[] = [];
  const service = createPhoneService({
    store: memoryStore(),
    secret: '0123456789abcdef0123456789abcdef',
    clock,
    onEvent: (event) => void events.push(event),
    sender: {
      async send(message) {
        if (underTest.failure) throw underTest.failure.thrown;
        sent.push(message);
      },
    },
    ...options,
    // A single iteration of the slow hash, whose security is not under test.
    policy: { backupCodeIterations: 1, ...options.policy },
  });
  const underTest: ServiceUnderTest = {
    ...service,
    clock,
    sent,
    events,
    failure: null,
    ...stepsOn(service, sent),
    async sendInSignIn(attemptId, id) {
      await service.prepareSecondFactor(attemptId, { id });
      return lastCode(sent);
    },
  };
  return underTest;
}

/** A user's steps in one call, for tests about what comes after. */
export function stepsOn(service: PhoneService, sent: readonly OutgoingPhoneMessage[]) {
  const steps = {
    async sendTo(userId: string, phoneNumber: string) {
      const { id } = await service.create(userId, { phoneNumber });
      await service.prepareVerification(userId, { id });
      return { id, code: lastCode(sent) };
    },
    async verify(userId: string, phoneNumber: string) {
      const { id, code } = await steps.sendTo(userId, phoneNumber);
      await service.attemptVerification(userId, { id, code });
      return id;
    },
    async reserve(userId: string, phoneNumber: string) {
      const id = await steps.verify(userId, phoneNumber);
      const list = await service.setReservedForSecondFactor(userId, { id, reserved: true });
      return { id, backupCodes: list.find((number) => number.id === id)?.backupCodes ?? [] };
    },
    async start(userId: string) {
      const attemptId = await service.startSecondFactor(userId);
      if (attemptId === null) throw new Error(`${userId} has no second factor, so there is no second step.`);
      return attemptId;
    },
  };
  return steps;
}

export function lastCode(sent: readonly { code: string }[]): string {
  const last = sent.at(-1);
  if (!last) throw new Error('No message was sent, so there is no code to read.');
  return last.code;
}

/** The code in the newest message to a number. */
export function codeTo(phoneNumber: string, sent: readonly { to: string; code: string }[]): string {
  return lastCode(sent.filter(({ to }) => to === phoneNumber));
}

/** Another code of the same length. */
export function wrongCodeFor(code: string): string {
  return code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
}

/** The error of an operation. */
export async function refusal(operation: Promise<unknown>): Promise<PhoneError> {
  const [outcome] = await Promise.allSettled([operation]);
  if (outcome.status === 'fulfilled') throw new Error('The operation was not refused.');
  if (!(outcome.reason instanceof PhoneError)) throw outcome.reason;
  return outcome.reason;
}
