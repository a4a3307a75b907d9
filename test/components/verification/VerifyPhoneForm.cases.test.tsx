import { describe, expect } from 'vitest';
import { userEvent } from 'vitest/browser';
import { memoryAdapter } from '../../../src/adapters/memory/index.js';
import { VerifyPhoneForm } from '../../../src/components/verification/VerifyPhoneForm.js';
import { itReadsEveryCode } from '../../support/page/field-cases.js';
import { alert, codeField, renderKit, us } from '../../support/page/render-kit.js';

describe('VerifyPhoneForm', () => {
  itReadsEveryCode(async (codeLength) => {
    const phoneNumbers = [{ id: 'phone_1', phoneNumber: us, verification: { status: 'unverified' as const } }];
    const adapter = memoryAdapter({ phoneNumbers, policy: { codeLength } });
    let sent: string | null = null;
    adapter.attemptVerification = ({ code }) => {
      sent = code;
      return adapter.list({});
    };
    await renderKit(<VerifyPhoneForm id="phone_1" />, { adapter });
    const input = (await codeField().findElement()) as HTMLInputElement;
    return {
      input,
      /** The code that reaches the backend; null if the form shows what is missing instead. */
      result: async () => {
        input.focus();
        if (sent === null) await userEvent.keyboard('{Enter}');
        await expect.poll(() => sent ?? alert().elements().length).not.toBe(0);
        return sent;
      },
    };
  });
});
