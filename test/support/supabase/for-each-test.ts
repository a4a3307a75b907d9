import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { startGoTrue, type GoTrue } from './go-true.js';
import { defaultSettings } from './world.js';

export interface GoTrueInTests extends GoTrue {
  /** Returns the code of the newest message to this number. */
  readCode(phoneNumber: string): string;
  /** Advances the clock, which the server and the browsers of a test share. */
  passTime(seconds: number): void;
}

/** Registers the file's hooks, so that each test has a GoTrue without users, whose default settings it may change. */
export function goTrueForEachTest(): GoTrueInTests {
  let server: GoTrue;

  beforeAll(async () => {
    server = await startGoTrue();
  });

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] });
    // The client logs a connection that failed.
    vi.spyOn(console, 'error').mockReturnValue();
    for (const rows of [server.users, server.sessions, server.sms]) rows.splice(0);
    Object.assign(server.settings, defaultSettings);
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    expect(server.violations).toEqual([]);
  });

  afterAll(() => server.close());

  const own: Pick<GoTrueInTests, 'readCode' | 'passTime'> = {
    readCode(phoneNumber) {
      const newest = server.sms.findLast(({ to }) => to === phoneNumber);
      if (!newest) throw new Error(`No message was sent to ${phoneNumber}.`);
      return newest.code;
    },
    passTime: (seconds) => void vi.setSystemTime(Date.now() + seconds * 1000),
  };
  // The server starts after this function has returned.
  return new Proxy(own as GoTrueInTests, {
    get: (_, name) => Reflect.get(name in own ? own : server, name),
    set: (_, name, value) => Reflect.set(server, name, value),
    ownKeys: () => Reflect.ownKeys(server),
  });
}
