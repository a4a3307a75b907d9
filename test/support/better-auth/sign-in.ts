import {
  betterAuthAdapter,
  betterAuthSecondFactorAdapter,
  type BetterAuthSecondFactorAdapterOptions,
} from '../../../src/adapters/better-auth/index.js';
import type { BetterAuthServer, Person } from './server.js';
import { openBrowser } from './browser.js';
import { lastCode } from '../phone-service.js';

let numbersGiven = 0;

/** A user with a second factor, who has passed the first step of a sign-in in a new browser. */
export async function atTheDoor(server: BetterAuthServer, options: BetterAuthSecondFactorAdapterOptions = {}) {
  const person = await server.signUp();
  const number = `+1201556${String(1000 + numbersGiven++)}`;
  const settings = betterAuthAdapter(person.browser.client, { getPassword: async () => person.password });
  const { id } = await settings.create({ phoneNumber: number });
  await settings.prepareVerification({ id });
  await settings.attemptVerification({ id, code: codeTo(number, server) });
  const [reserved] = (await settings.setReservedForSecondFactor?.({ id, reserved: true })) ?? [];
  server.sent.length = 0;
  return { person, number, backupCodes: reserved?.backupCodes ?? [], ...(await secondStep(server, person, options)) };
}

/** The first step of a sign-in in a new browser, and the adapter of the second. */
export async function secondStep(
  server: BetterAuthServer,
  person: Person,
  options: BetterAuthSecondFactorAdapterOptions = {},
) {
  const browser = openBrowser(server.url);
  const { twoFactorRedirect } = await person.signIn(browser);
  if (!twoFactorRedirect) throw new Error('The first step was enough.');
  return { browser, adapter: betterAuthSecondFactorAdapter(browser.client, options) };
}

/** The code in the newest message to a number. */
export function codeTo(phoneNumber: string, { sent }: BetterAuthServer): string {
  return lastCode(sent.filter((message) => message.phoneNumber === phoneNumber));
}
