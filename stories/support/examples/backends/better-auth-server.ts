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
        // Sends to the account's number, which makes that the second factor.
        sendOTP: ({ user, otp }) => sendMessage(numberOf(user), `${otp} is your code.`),
      },
    }),
  ],
});

/** The phone number plugin adds it to the user; the types of the other plugin do not know it. */
function numberOf(user: object): string {
  if ('phoneNumber' in user && typeof user.phoneNumber === 'string') return user.phoneNumber;
  throw new Error('The account has no number.');
}
