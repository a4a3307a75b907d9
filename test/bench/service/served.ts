import { postgresStore, type PostgresPool } from '../../../src/server/postgres/index.js';
import {
  createPhoneService,
  type PhoneMessageSender,
  type PhoneService,
  type PhoneServiceOptions,
} from '../../../src/service/index.js';

/** A new user with an unused number. */
export interface Newcomer {
  userId: string;
  phoneNumber: string;
}

/** Consecutive numbers differ in more than their last four digits, because the limits group numbers that do not. */
export function newcomerAt(index: number): Newcomer {
  return { userId: `new_${index}`, phoneNumber: `+447${100_000_000 + ((index * 10_007) % 300_000_000)}` };
}

/** The options of every service and handler of this benchmark, and the phones that receive their messages. */
export function serviceOver(pool: PostgresPool) {
  const codes = new Map<string, string>();
  const sender: PhoneMessageSender = { send: async ({ to, code }) => void codes.set(to, code) };
  const options: PhoneServiceOptions = {
    store: postgresStore(pool),
    sender,
    secret: '0123456789abcdef0123456789abcdef',
  };
  return { options, read: (phoneNumber: string) => takeFrom(codes, phoneNumber) };
}

export function serviceOn(pool: PostgresPool) {
  const { options, read } = serviceOver(pool);
  const service = createPhoneService(options);
  return {
    list: (userId: string) => service.list(userId),
    verify: (newcomer: Newcomer) => verify(service, newcomer, read),
  };
}

export async function verify(
  service: PhoneService,
  { userId, phoneNumber }: Newcomer,
  read: (phoneNumber: string) => string,
): Promise<string> {
  const { id } = await service.create(userId, { phoneNumber });
  await service.prepareVerification(userId, { id });
  await service.attemptVerification(userId, { id, code: read(phoneNumber) });
  return id;
}

function takeFrom(codes: Map<string, string>, phoneNumber: string): string {
  const code = codes.get(phoneNumber);
  if (code === undefined) throw new Error(`No code was sent to ${phoneNumber}.`);
  codes.delete(phoneNumber);
  return code;
}
