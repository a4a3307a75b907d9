import type { PhoneOperation, PhoneRead } from '../core/adapter.js';

/** The requests of a signed-in user. */
export type AccountRequest = PhoneRead | PhoneOperation;

/** The requests of the second step at sign-in. */
export const signInRequests = [
  'listSecondFactors',
  'attemptBackupCode',
  'prepareSecondFactor',
  'attemptSecondFactor',
] as const;

export type SignInRequest = (typeof signInRequests)[number];

export interface RequestShape {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below the base URL, as in openapi.json; `{id}` stands for an encoded id. */
  readonly path: string;
  /** Who makes the request: a signed-in user, or somebody at the second step of a sign-in. */
  readonly by: 'user' | 'attempt';
}

/** Every request of the protocol. The HTTP adapter, the server's routes and the mocked server are derived from it. */
export const requests: Readonly<Record<AccountRequest | SignInRequest, RequestShape>> = {
  list: { method: 'GET', path: '/phone_numbers', by: 'user' },
  create: { method: 'POST', path: '/phone_numbers', by: 'user' },
  delete: { method: 'DELETE', path: '/phone_numbers/{id}', by: 'user' },
  prepareVerification: { method: 'POST', path: '/phone_numbers/{id}/prepare_verification', by: 'user' },
  attemptVerification: { method: 'POST', path: '/phone_numbers/{id}/attempt_verification', by: 'user' },
  makePrimary: { method: 'POST', path: '/phone_numbers/{id}/make_primary', by: 'user' },
  setReservedForSecondFactor: {
    method: 'POST',
    path: '/phone_numbers/{id}/set_reserved_for_second_factor',
    by: 'user',
  },
  makeDefaultSecondFactor: { method: 'POST', path: '/phone_numbers/{id}/make_default_second_factor', by: 'user' },
  createBackupCodes: { method: 'POST', path: '/backup_codes', by: 'user' },
  backupCodeStatus: { method: 'GET', path: '/backup_codes', by: 'user' },
  listSecondFactors: { method: 'GET', path: '/second_factor', by: 'attempt' },
  attemptBackupCode: { method: 'POST', path: '/second_factor/attempt_backup_code', by: 'attempt' },
  prepareSecondFactor: { method: 'POST', path: '/second_factor/{id}/prepare', by: 'attempt' },
  attemptSecondFactor: { method: 'POST', path: '/second_factor/{id}/attempt', by: 'attempt' },
};

/** Returns the path of a request below the base URL. */
export function toPath(request: AccountRequest | SignInRequest, id = ''): string {
  return requests[request].path.replace('{id}', () => encodeURIComponent(id));
}

/** The headers that the protocol adds to a request. */
export const requestHeaders = {
  /** A request that is repeated with the same key returns the first response, and does nothing again. */
  idempotencyKey: 'Idempotency-Key',
  /** The id of a sign-in attempt. It is a secret, so it is not part of a path, which would be logged. */
  attempt: 'Second-Factor-Attempt',
};

/** The headers that the protocol adds to a response. */
export const responseHeaders = {
  /** How many backup codes the user has left, when one was used to sign in. */
  backupCodesLeft: 'Backup-Codes-Left',
  /** The id of the request in the server's log. */
  requestId: 'X-Request-Id',
} as const;
