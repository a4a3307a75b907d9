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

/** The plugin for phone numbers adds it to the user, and the plugin for the second factor does not know of it. */
function numberOf(user: { phoneNumber?: string }): string {
  if (!user.phoneNumber) throw new Error('The account has no number.');
  return user.phoneNumber;
}
