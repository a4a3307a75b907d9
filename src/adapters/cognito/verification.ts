import { isAmbiguous, PhoneError } from '../../core/errors.js';
import type { ConfirmInput, SendInput } from '../kit/number-account.js';
import { callCognito, inLanguage, type CognitoAuth } from './client.js';
import type { CognitoAccount } from './phone-number.js';

/** Sends codes and tries them. A user has one code, for the number that it was last sent to. */
export interface CognitoVerification {
  send(input: SendInput<CognitoAccount>): Promise<void>;
  confirm(input: ConfirmInput<CognitoAccount>): Promise<void>;
}

const userAttributeKey = 'phone_number';

export function createCognitoVerification(auth: CognitoAuth, read: () => Promise<CognitoAccount>): CognitoVerification {
  /** The number that this tab last had a code sent to, by the user. */
  const sentTo = new Map<string, string>();

  async function requestCode({ phoneNumber, account, locale }: SendInput<CognitoAccount>, before: string | undefined) {
    const language = inLanguage(locale);
    const isStored = account.unverifiedNumbers?.includes(phoneNumber);
    // A pool that keeps the original sends to the change that is pending, which the attributes do not show.
    const isPending = before !== undefined && before !== phoneNumber;
    const step = isStored && !isPending ? 'DONE' : await storeNumber(phoneNumber, language);
    if (step !== 'CONFIRM_ATTRIBUTE_WITH_CODE')
      await auth.sendUserAttributeVerificationCode({ userAttributeKey, ...language });
  }

  /** Returns what is left to do: a pool sends a code with the change, unless it does not verify numbers by itself. */
  async function storeNumber(value: string, language: ReturnType<typeof inLanguage>): Promise<unknown> {
    const { nextStep } = await auth.updateUserAttribute({
      userAttribute: { attributeKey: userAttributeKey, value },
      ...language,
    });
    return nextStep.updateAttributeStep;
  }

  return {
    async send(input) {
      const { userId } = input.account;
      const before = sentTo.get(userId);
      sentTo.set(userId, input.phoneNumber);
      await callCognito(() => requestCode(input, before)).catch((error: PhoneError) => {
        // Otherwise the code may be on its way.
        if (!isAmbiguous(error) && before !== undefined) sentTo.set(userId, before);
        if (!isAmbiguous(error) && before === undefined) sentTo.delete(userId);
        throw error;
      });
    },
    async confirm({ phoneNumber, code, account }) {
      const { userId, unverifiedNumbers } = account;
      // Cognito verifies whichever number has a code, so it must be this one.
      const isSent = sentTo.has(userId)
        ? sentTo.get(userId) === phoneNumber
        : unverifiedNumbers?.includes(phoneNumber) === true;
      if (!isSent) throw new PhoneError('code_expired', { message: 'No code was sent to this number yet.' });
      await callCognito(() => auth.confirmUserAttribute({ userAttributeKey, confirmationCode: code })).catch(
        async (error: PhoneError) => {
          // Amplify repeats a call whose response was lost, and a code that was right is wrong the second time.
          const now = error.field === 'code' ? await read().catch(() => account) : account;
          const isUsed = now.userId === userId && now.phoneNumbers.includes(phoneNumber);
          throw isUsed ? new PhoneError('already_verified', { cause: error.cause }) : error;
        },
      );
      sentTo.delete(userId);
    },
  };
}
