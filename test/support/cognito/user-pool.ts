import { Amplify } from 'aws-amplify';
import * as auth from 'aws-amplify/auth';
import { createNetwork, type Network } from '../network.js';
import { settableClock, type SettableClock } from '../settable-clock.js';
import { createLocalPool, type LocalPool, type PoolOptions, type User } from './cognito-local.js';
import { attributeOf, createFront } from './front.js';

/** A user pool, to which Amplify is connected until it is closed. Its requests are operations, such as `GetUser`. */
export interface UserPool extends Pick<LocalPool, 'sent'> {
  readonly network: Network;
  readonly clock: SettableClock;
  /** Adds a user with these attributes, and signs them in. */
  signUp(attributes?: Readonly<Record<string, string>>): Promise<Person>;
  /** Adds a user with a verified number. */
  giveToAnother(phoneNumber: string): Promise<string>;
  /** The first step of a sign-in, with the password. */
  signIn(username: string): ReturnType<typeof auth.signIn>;
  codeTo(phoneNumber: string): string;
  close(): Promise<void>;
}

export interface Person {
  readonly userId: string;
  readonly username: string;
  /** Changes the stored data. */
  change(changes: Partial<User>): Promise<void>;
  /** Returns the stored data. */
  read(): Promise<User>;
}

const password = 'Correct-horse-1';

export async function openUserPool(options: PoolOptions = {}): Promise<UserPool> {
  const pool = await createLocalPool(options);
  const network = createNetwork();
  const clock = settableClock();
  const front = createFront(pool, clock, options.autoVerifies ?? true);
  const real = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const { hostname } = new URL(input instanceof Request ? input.url : input);
    if (!hostname.startsWith('cognito-idp.')) return real(input, init);
    const target = new Headers(init?.headers).get('x-amz-target')?.split('.')[1] ?? '';
    return network.carry(target, { serve: () => respond(front(target, JSON.parse(String(init?.body)))) });
  };
  Amplify.configure({ Auth: { Cognito: pool.ids } });
  let people = 0;

  async function add(attributes: Readonly<Record<string, string>>): Promise<string> {
    people += 1;
    const username = `person-${people}`;
    const { userPoolId } = pool.ids;
    const names = { UserPoolId: userPoolId, Username: username };
    const list = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
    await pool.call('AdminCreateUser', { ...names, UserAttributes: list, MessageAction: 'SUPPRESS' });
    await pool.call('AdminSetUserPassword', { ...names, Password: password, Permanent: true });
    return username;
  }

  // Gap: cognito-local does not support SRP, which Amplify uses by default.
  const signIn = (username: string) =>
    auth.signIn({ username, password, options: { authFlowType: 'USER_PASSWORD_AUTH' } });

  return {
    sent: pool.sent,
    network,
    clock,
    async signUp(attributes = {}) {
      const username = await add(attributes);
      const read = async () => {
        const user = (await pool.listUsers()).find(({ Username }) => Username === username);
        if (!user) throw new Error('The user is gone.');
        return user;
      };
      await signIn(username);
      return {
        userId: attributeOf(await read(), 'sub'),
        username,
        read,
        change: async (changes) => pool.saveUser({ ...(await read()), ...changes }),
      };
    },
    async giveToAnother(phoneNumber) {
      await add({ phone_number: phoneNumber, phone_number_verified: 'true' });
      return phoneNumber;
    },
    signIn,
    codeTo(phoneNumber) {
      const message = pool.sent.findLast(({ to }) => to === phoneNumber);
      if (!message) throw new Error(`No message was sent to ${phoneNumber}.`);
      return message.code;
    },
    async close() {
      network.faults = {};
      await auth.signOut();
      globalThis.fetch = real;
    },
  };
}

/** A response in the format of Cognito's server. */
async function respond(result: Promise<object>): Promise<Response> {
  try {
    return Response.json(await result, { headers: { 'content-type': 'application/x-amz-json-1.1' } });
  } catch (thrown) {
    if (!(thrown instanceof Error) || !('code' in thrown)) throw thrown;
    return Response.json({ __type: thrown.code, message: thrown.message }, { status: 400 });
  }
}
