import { act, render, renderHook, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { type PhoneError, PhoneNumbers, SecondFactorChallenge, usePhoneNumbers, useRemovePhone } from 'phonekit';
import { memoryAdapter, memorySecondFactorAdapter } from 'phonekit/adapters/memory';
import { de } from 'phonekit/messages/de';
import { createTestWrapper, fail, faultyAdapter } from 'phonekit/testing';

test('provides components with their backend and language', async () => {
  const adapter = memoryAdapter({ phoneNumbers: ['+12015550123'] });

  render(<PhoneNumbers />, { wrapper: createTestWrapper({ adapter, messages: de }) });

  expect(await screen.findByRole('button', { name: '+1 201 555 0123 entfernen' })).toBeInTheDocument();
});

test('provides hooks with their backend and user', async () => {
  const adapter = memoryAdapter({ userId: 'user_7', phoneNumbers: ['+12015550123'] });

  const { result } = renderHook(usePhoneNumbers, { wrapper: createTestWrapper({ adapter, userId: 'user_7' }) });

  await waitFor(() => expect(result.current.data).toHaveLength(1));
});

test('gives each test its own cache', async () => {
  const adapter = memoryAdapter({ phoneNumbers: ['+12015550123'] });
  const first = renderHook(usePhoneNumbers, { wrapper: createTestWrapper({ adapter }) });
  await waitFor(() => expect(first.result.current.isSuccess).toBe(true));

  const second = renderHook(usePhoneNumbers, { wrapper: createTestWrapper({ adapter }) });

  expect(second.result.current.data).toBeUndefined();
  await waitFor(() => expect(second.result.current.isSuccess).toBe(true));
  expect(adapter.calls).toEqual(['list', 'list']);
});

test('keeps the cache when the same wrapper renders again', async () => {
  const adapter = memoryAdapter({ phoneNumbers: ['+12015550123'] });
  const { result, rerender } = renderHook(usePhoneNumbers, { wrapper: createTestWrapper({ adapter }) });
  await waitFor(() => expect(result.current.isSuccess).toBe(true));

  rerender();

  expect(result.current.data).toHaveLength(1);
  expect(adapter.calls).toEqual(['list']);
});

test('shows a failure at once, without retries', async () => {
  const adapter = faultyAdapter(memoryAdapter(), { list: [fail('unknown')] });

  render(<PhoneNumbers />, { wrapper: createTestWrapper({ adapter }) });

  expect(await screen.findByText(/^Your phone numbers could not be loaded\./)).toBeInTheDocument();
  expect(adapter.calls).toEqual(['list']);
});

test('requires a step-up', async () => {
  const adapter = memoryAdapter({ phoneNumbers: ['+12015550123'], stepUp: ['delete'] });
  const asked: PhoneError[] = [];
  const onStepUp = async (error: PhoneError) => {
    asked.push(error);
    adapter.confirmIdentity();
  };
  const { result } = renderHook(() => ({ list: usePhoneNumbers(), remove: useRemovePhone() }), {
    wrapper: createTestWrapper({ adapter, onStepUp }),
  });
  await waitFor(() => expect(result.current.list.data).toHaveLength(1));

  act(() => result.current.remove.mutate({ id: result.current.list.data?.[0]?.id ?? '' }));

  await waitFor(() => expect(result.current.list.data).toEqual([]));
  expect(asked).toMatchObject([{ code: 'step_up_required' }]);
});

test('serves the second step at sign-in, which needs no provider', async () => {
  const user = userEvent.setup();
  const adapter = memoryAdapter({ phoneNumbers: [{ phoneNumber: '+12015550123', reservedForSecondFactor: true }] });
  const sessions: unknown[] = [];

  render(
    <SecondFactorChallenge
      adapter={memorySecondFactorAdapter(adapter)}
      onComplete={(session) => sessions.push(session)}
    />,
    { wrapper: createTestWrapper() },
  );
  const field = await screen.findByRole('textbox', { name: 'Verification code' });
  await waitFor(() => expect(adapter.inbox.messages).toHaveLength(1));
  await user.type(field, adapter.inbox.messages[0]?.code ?? '');

  await waitFor(() => expect(sessions).toEqual([{ userId: 'user' }]));
});
