import { toPhoneError } from '../../core/errors.js';
import { isRecord, validate, validateBackupCodes } from '../../core/validate.js';
import { callBetterAuth, type BetterAuthClient } from './client.js';
import { getVendorCode } from './errors.js';

type TwoFactorClient = NonNullable<BetterAuthClient['twoFactor']>;

/**
 * Creates the account's first backup codes; resolves with null if the server creates none. The server creates them only
 * with the secret of an authenticator app, which is never shown here: unconfirmed it cannot be used to sign in, and the
 * next one replaces it.
 */
export async function createFirstBackupCodes(
  twoFactor: TwoFactorClient,
  password: string,
): Promise<readonly string[] | null> {
  try {
    return parseBetterAuthBackupCodes(
      await callBetterAuth((fetchOptions) => twoFactor.enable({ password, method: 'totp', fetchOptions })),
    );
  } catch (thrown) {
    // The server has authenticator apps disabled, or the person has one and got their codes with it.
    const code = getVendorCode(toPhoneError(thrown));
    if (code === 'TOTP_NOT_CONFIGURED' || code === 'TOTP_ALREADY_ENABLED') return null;
    throw thrown;
  }
}

/** Creates new backup codes, which void the previous ones; rejects with `unsupported` if the server creates none. */
export async function replaceBackupCodes(twoFactor: TwoFactorClient, password: string): Promise<readonly string[]> {
  try {
    return parseBetterAuthBackupCodes(
      await callBetterAuth((fetchOptions) => twoFactor.generateBackupCodes({ password, fetchOptions })),
    );
  } catch (thrown) {
    // There are none to replace if the second step was turned on without this adapter.
    if (getVendorCode(toPhoneError(thrown)) !== 'TWO_FACTOR_NOT_ENABLED') throw thrown;
    return parseBetterAuthBackupCodes(
      await callBetterAuth((fetchOptions) => twoFactor.enable({ password, method: 'totp', fetchOptions })),
    );
  }
}

function parseBetterAuthBackupCodes(input: unknown): readonly string[] {
  return validateBackupCodes(validate('backup codes', input, isRecord).backupCodes);
}
