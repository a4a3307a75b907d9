import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { memoryAdapter, memorySecondFactorAdapter } from '../../../src/adapters/memory/index.js';
import { SecondFactorChallenge } from '../../../src/components/challenge/SecondFactorChallenge.js';
import { button, codeField, codeOf, gb, later, renderKit, us } from '../../support/page/render-kit.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2030, 0, 1) }));
afterEach(() => void vi.useRealTimers());

describe('a code that the first step has sent', () => {
  it('can be entered without another message, and the resend wait is running', async () => {
    const account = memoryAdapter({
      phoneNumbers: [
        { id: 'first', phoneNumber: us, reservedForSecondFactor: true },
        { id: 'second', phoneNumber: gb, reservedForSecondFactor: true },
      ],
    });
    const plain = memorySecondFactorAdapter(account);
    await plain.prepare({ id: 'second' });
    const adapter = Object.assign(plain, { sentTo: 'second' });
    const onComplete = vi.fn();
    await renderKit(<SecondFactorChallenge adapter={adapter} onComplete={onComplete} />);
    await expect.element(codeField()).toHaveFocus();
    await expect.element(button('Resend in 30 sec')).toBeVisible();
    later(30);
    await expect.element(button('Resend code')).toBeVisible();
    expect(account.inbox.messages.map(({ to }) => to)).toEqual([gb]);
    await userEvent.keyboard(codeOf(account));
    await expect.poll(() => onComplete.mock.calls).toEqual([[{ userId: 'user' }]]);
  });
});
