import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPhoneHandler } from '../../src/server/index.js';
import { memoryStore } from '../../src/service/index.js';

const options = {
  store: memoryStore(),
  sender: { send: async () => {} },
  secret: '0123456789abcdef0123456789abcdef',
  authenticate: () => 'ada',
};

afterEach(() => void vi.restoreAllMocks());

describe('a handler without requireStepUp', () => {
  it('warns once, when it is created', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const handle = createPhoneHandler(options);
    await handle(new Request('https://app.example.com/phone_numbers'));
    expect(warn.mock.calls).toEqual([[expect.stringMatching(/no requireStepUp.*remove the second factor/)]]);
  });

  it('does not warn if requireStepUp is given', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    createPhoneHandler({ ...options, requireStepUp: () => false });
    expect(warn).not.toHaveBeenCalled();
  });
});
