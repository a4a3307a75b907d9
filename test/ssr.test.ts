import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as kit from '../src/index.js';
import { startServer } from './support/server.js';

const components = Object.entries(kit)
  .filter(
    ([name, value]) =>
      (typeof value === 'function' || '$$typeof' in Object(value)) &&
      /^[A-Z]/.test(name) &&
      !['PhoneError', 'Secret'].includes(name),
  )
  .map(([name]) => name)
  .sort();

describe.each([18, 19] as const)('on a server with React %i', (react) => {
  let server: Awaited<ReturnType<typeof startServer>>;
  beforeAll(async () => {
    server = await startServer(react);
  });
  beforeEach(() => {
    for (const level of ['error', 'warn'] as const) vi.spyOn(console, level);
  });
  afterEach(() => {
    for (const level of ['error', 'warn'] as const) expect(console[level]).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it('there is no window, and React has the expected version', () => {
    expect(typeof window).toBe('undefined');
    expect(server.version).toMatch(react === 18 ? /^18\.2\./ : /^19\./);
    expect(Object.keys(server.everyComponent).sort()).toEqual(components);
  });

  it.each(components)('%s renders without the list, and with it', async (name) => {
    for (const prefetched of [false, true]) {
      const { html } = await server.renderOnServer(name, { prefetched });
      expect(html).toMatch(/^<main>.+<\/main>$/s);
    }
  });

  it.each(['PhoneNumberList', 'PhoneNumbers'])(
    '%s shows that the list is loading, or the numbers once it was read',
    async (name) => {
      const before = await server.renderOnServer(name, { prefetched: false });
      expect(before.html).toContain('Loading your phone numbers');
      const { html } = await server.renderOnServer(name, { prefetched: true });
      expect(html).not.toContain('Loading your phone numbers');
      for (const text of ['+1 201 555 0123', 'Primary', '+44 7400 123456', 'Unverified']) expect(html).toContain(text);
      // Formatted, without a flash of the E.164 form.
      expect(html).not.toMatch(/\+\d{11}/);
    },
  );

  it('VerifyPhoneForm does not show a code as expired that is valid for the backend', async () => {
    const { html } = await server.renderOnServer('VerifyPhoneForm', { prefetched: true });
    expect(html).not.toContain('has expired');
    expect(html).toContain('We sent a 6-digit code to');
  });

  it('requests share no state', async () => {
    await server.renderOnServer('PhoneNumberList', { prefetched: true });
    const { html, state } = await server.renderOnServer('PhoneNumberList', { prefetched: false });
    expect(html + state).not.toContain('+12015550123');
  });
});
