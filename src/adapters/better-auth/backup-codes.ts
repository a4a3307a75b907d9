import { validateValue, validateBackupCodes, isRecord } from '../../core/validate-adapter-result.js';
import { toPhoneError } from '../../core/errors.js';
import { call, vendorCodeOf } from './call.js';
import type { BetterAuthClient } from './client.js';

type TwoFactorClient = NonNullable<BetterAuthClient['twoFactor']>;

/**
 * The first backup codes of an account; null where the server gives none. It makes them only along with the secret of an
 * authenticator app, which nobody gets to see here: unconfirmed, it is no way to sign in, and a new one replaces it.
 */
export async function makeFirstBackupCodes(twoFactor: TwoFactorClient, password: string): Promise<readonly string[] | null> {
  try {
    return backupCodesIn(await call((fetchOptions) => twoFactor.enable({ password, method: 'totp', fetchOptions })));
  } catch (thrown) {
    // The server has authenticator apps off, or the person has one, and with it has got their codes.
    const code = vendorCodeOf(toPhoneError(thrown));
    if (code === 'TOTP_NOT_CONFIGURED' || code === 'TOTP_ALREADY_ENABLED') return null;
    throw thrown;
  }
}

/** New backup codes in place of those before: `unsupported` where the server gives none. */
export async function makeBackupCodes(twoFactor: TwoFactorClient, password: string): Promise<readonly string[]> {
  try {
    return backupCodesIn(await call((fetchOptions) => twoFactor.generateBackupCodes({ password, fetchOptions })));
  } catch (thrown) {
    // There are none to replace where the second step was turned on without this adapter.
    if (vendorCodeOf(toPhoneError(thrown)) !== 'TWO_FACTOR_NOT_ENABLED') throw thrown;
    return backupCodesIn(await call((fetchOptions) => twoFactor.enable({ password, method: 'totp', fetchOptions })));
  }
}

function backupCodesIn(found: unknown): readonly string[] {
  return validateBackupCodes(validateValue('the backup codes', found, isRecord).backupCodes);
}
