import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { SecondFactorChallenge } from 'phonekit';
import { memoryAdapter, memorySecondFactorAdapter } from 'phonekit/adapters/memory';
import { createTestWrapper } from 'phonekit/testing';

test('signs in with the code that was sent', async () => {
  const user = userEvent.setup();
  const adapter = memoryAdapter({ phoneNumbers: [{ phoneNumber: '+12015550123', reservedForSecondFactor: true }] });
  let signedIn = '';
  const complete = (session: { userId: string }) => (signedIn = session.userId);
  render(<SecondFactorChallenge adapter={memorySecondFactorAdapter(adapter)} onComplete={complete} />, {
    wrapper: createTestWrapper(),
  });

  const field = await screen.findByRole('textbox', { name: 'Verification code' });
  await waitFor(() => expect(adapter.inbox.messages).toHaveLength(1));
  await user.type(field, adapter.inbox.messages[0]?.code ?? '');

  await waitFor(() => expect(signedIn).toBe('user'));
});
