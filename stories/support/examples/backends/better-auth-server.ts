import { betterAuth } from 'better-auth';
import { phoneNumber, twoFactor } from 'better-auth/plugins';

/** Your provider of text messages. */
declare function sendMessage(to: string, text: string): Promise<void>;

export const auth = betterAuth({
  emailAndPassword: { enabled: true },
  plugins: [
    phoneNumber({ sendOTP: ({ phoneNumber, code }) => sendMessage(phoneNumber, `${code} is your code.`) }),
    twoFactor({
      otpOptions: {
        // To the number that the account has: this is what makes it the second factor.
        sendOTP: ({ user, otp }) => sendMessage(numberOf(user), `${otp} is your code.`),
      },
    }),
  ],
});

/** The plugin for phone numbers adds it to the user, which the other plugin's types do not know. */
function numberOf(user: object): string {
  if ('phoneNumber' in user && typeof user.phoneNumber === 'string') return user.phoneNumber;
  throw new Error('The account has no number.');
}
