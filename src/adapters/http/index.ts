import type { AdapterLimits, PhoneAdapter } from '../../core/adapter.js';
import { validateVerified } from '../../core/validate.js';
import { PhoneError } from '../../core/errors.js';
import type { Channel, PhoneNumber } from '../../core/model.js';
import { paths, readBackupCodes, readPhoneNumber, readPhoneNumbers } from '../../protocol/bodies.js';
import { createConnection, type HttpConnectionOptions } from './client.js';
import { defaultLimits } from './limits.js';

export type { HttpConnectionOptions } from './client.js';
export type { HttpCause } from './errors.js';
export {
  httpSecondFactorAdapter,
  type HttpSecondFactorAdapter,
  type HttpSecondFactorAdapterOptions,
} from './second-factor.js';

export interface HttpAdapterOptions extends HttpConnectionOptions {
  /** The server's rules. @default those of the service's default policy */
  limits?: Partial<AdapterLimits>;
  /** The channels that the server sends by, the usual one first. @default ['sms'] */
  channels?: readonly Channel[];
  /** Who is signed in, where the page can tell, so that no answer reaches the wrong person. @default nobody can tell */
  currentUserId?: () => string | null;
}

/** All of the port. For a server that lacks an operation: `{ ...httpAdapter(…), makePrimary: undefined }`. */
export interface HttpAdapter extends PhoneAdapter {
  delete: NonNullable<PhoneAdapter['delete']>;
  makePrimary: NonNullable<PhoneAdapter['makePrimary']>;
  setReservedForSecondFactor: NonNullable<PhoneAdapter['setReservedForSecondFactor']>;
  makeDefaultSecondFactor: NonNullable<PhoneAdapter['makeDefaultSecondFactor']>;
  createBackupCodes: NonNullable<PhoneAdapter['createBackupCodes']>;
}

/**
 * A server of one's own: `createPhoneHandler`, or any other that speaks its protocol (`phonekit/server/openapi.json`).
 * A call whose answer is lost is made once more, under the same `Idempotency-Key`, so that it happens once: `network`
 * where the second answer is lost too. The `cause` of an error is an `HttpCause`.
 */
export function httpAdapter(options: HttpAdapterOptions): HttpAdapter {
  const { limits, channels = ['sms'], currentUserId } = options;
  const call = createConnection(options);
  const post = (path: string, body?: Readonly<Record<string, unknown>>) => call({ method: 'POST', path, body });
  return {
    limits: { ...defaultLimits, ...limits },
    channels,
    async list({ signal }) {
      return readPhoneNumbers(await call({ method: 'GET', path: paths.phoneNumbers, signal })).map(withoutBackupCodes);
    },
    async create({ phoneNumber }) {
      return withoutBackupCodes(readPhoneNumber(await post(paths.phoneNumbers, { phone_number: phoneNumber })));
    },
    async prepareVerification({ id, channel }) {
      const number = readPhoneNumber(await post(paths.prepareVerification(id), { channel }));
      return withoutBackupCodes(promised(number, number.id === id && number.verification?.status === 'unverified'));
    },
    async attemptVerification({ id, code }) {
      const number = validateVerified(readPhoneNumber(await post(paths.attemptVerification(id), { code })));
      return withoutBackupCodes(promised(number, number.id === id));
    },
    async delete({ id }) {
      const list = readPhoneNumbers(await call({ method: 'DELETE', path: paths.phoneNumber(id) }));
      return promised(list, !find(list, id));
    },
    async makePrimary({ id }) {
      const list = readPhoneNumbers(await post(paths.makePrimary(id)));
      return promised(list, find(list, id)?.primary);
    },
    async setReservedForSecondFactor({ id, reserved }) {
      const list = readPhoneNumbers(await post(paths.setReservedForSecondFactor(id), { reserved }));
      return promised(list, find(list, id)?.reservedForSecondFactor === reserved);
    },
    async makeDefaultSecondFactor({ id }) {
      const list = readPhoneNumbers(await post(paths.makeDefaultSecondFactor(id)));
      return promised(list, find(list, id)?.defaultSecondFactor);
    },
    async createBackupCodes() {
      return readBackupCodes(await post(paths.backupCodes));
    },
    ...(currentUserId && { currentUserId }),
  };
}

/** They belong to the answer that made them: a server that lets them slip elsewhere must not have them cached. */
function withoutBackupCodes(number: PhoneNumber): PhoneNumber {
  return { ...number, backupCodes: null };
}

function find(list: readonly PhoneNumber[], id: string): PhoneNumber | undefined {
  return list.find((number) => number.id === id);
}

function promised<Answer>(answer: Answer, isKept: boolean | undefined): Answer {
  if (isKept) return answer;
  throw new PhoneError('unknown', { message: 'The server answered success, and something else than the call promises.' });
}
