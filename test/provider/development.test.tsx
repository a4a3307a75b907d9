import { render } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { httpAdapter, httpSecondFactorAdapter } from '../../src/adapters/http/index.js';
import { memoryAdapter } from '../../src/adapters/memory/index.js';
import { PhoneNumbersProvider } from '../../src/provider/PhoneNumbersProvider.js';
import { callAdapter } from '../../src/query/session.js';
import { aWhile } from '../support/waiting.js';

afterEach(() => void vi.restoreAllMocks());

const warnings = () => vi.spyOn(console, 'warn').mockImplementation(() => {});
const failWith = (message: string) =>
  callAdapter({ adapter: memoryAdapter(), userId: 'user_1' }, () => Promise.reject(new TypeError(message))).catch(
    () => undefined,
  );

describe('in development', () => {
  it('the cause of an unknown error is on the console once, with its stack', async () => {
    const warn = warnings();
    await failWith('adapter.foo is not a function');
    await failWith('adapter.foo is not a function');
    await vi.waitFor(() => expect(warn).toHaveBeenCalledTimes(1));
    expect(warn.mock.calls[0]?.[0]).toMatch(/^phonekit: .*TypeError: adapter\.foo is not a function\n\s+at /);
  });

  it.each([
    ['a code', 'bad code 482913', '482913'],
    ['a code in groups', 'bad code in groups 482 913', '482 913'],
    ['a number', 'no such user: +12015550123', '2015550123'],
    ['a backup code', 'no code k7m2p-9xq4r-h3t8w', 'k7m2p'],
  ])('the cause shows nothing of %s', async (_, message, secret) => {
    const warn = warnings();
    await failWith(`${message} `);
    await vi.waitFor(() => expect(warn).toHaveBeenCalledTimes(1));
    expect(String(warn.mock.calls[0]?.[0])).not.toContain(secret);
  });

  it('an adapter that is created during render causes a warning', async () => {
    const warn = warnings();
    const App = () => (
      <PhoneNumbersProvider adapter={memoryAdapter()} userId="user_1">
        <p />
      </PhoneNumbersProvider>
    );
    const { rerender } = render(<App />);
    rerender(<App />);
    rerender(<App />);
    rerender(<App />);
    await vi.waitFor(() => expect(warn).toHaveBeenCalledTimes(1));
    expect(warn.mock.calls[0]?.[0]).toContain('Create it once, outside of the component');
  });

  it('a provider without a user causes a warning', async () => {
    const warn = warnings();
    const adapter = memoryAdapter();
    render(
      // @ts-expect-error The id is missing, as in JavaScript before the user is known.
      <PhoneNumbersProvider adapter={adapter} userId={undefined}>
        <p />
      </PhoneNumbersProvider>,
    );
    await vi.waitFor(() => expect(warn).toHaveBeenCalledTimes(1));
    expect(warn.mock.calls[0]?.[0]).toContain('Render it once you know who is signed in');
  });

  it('an adapter that changes once, or with the user, causes none', async () => {
    const warn = warnings();
    const tree = (adapter = memoryAdapter(), userId = 'user_1') => (
      <PhoneNumbersProvider adapter={adapter} userId={userId}>
        <p />
      </PhoneNumbersProvider>
    );
    const { rerender } = render(tree());
    const second = memoryAdapter();
    for (const next of [tree(second), tree(second), tree(), tree(undefined, 'user_2'), tree(undefined, 'user_3')])
      rerender(next);
    await aWhile();
    expect(warn).not.toHaveBeenCalled();
  });
});

describe('httpAdapter', () => {
  it('throws at once, and says what to do, without a baseUrl', () => {
    // @ts-expect-error The option is missing, as in JavaScript.
    expect(() => httpAdapter({})).toThrow(/has no baseUrl.*Pass one/);
    // @ts-expect-error The option is missing, as in JavaScript.
    expect(() => httpSecondFactorAdapter({ attemptId: 'a' })).toThrow(/has no baseUrl/);
  });
});
