import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { memoryAdapter } from '../../src/adapters/memory/index.js';
import {
  useAddPhone,
  usePhoneNumbers,
  usePrepareVerification,
  useRemovePhone,
  useResendCountdown,
  useVerifyPhone,
} from '../../src/index.js';
import { isVerified, type PhoneNumber } from '../../src/core/model.js';
import { createTestWrapper } from '../../src/testing/index.js';
import { codeOf, us, wrongCodeOf } from '../support/numbers.js';

/** A custom interface that uses nothing of the kit but its hooks. */
function OwnScreen() {
  const list = usePhoneNumbers();
  const add = useAddPhone();
  const prepare = usePrepareVerification();
  const [typed, setTyped] = useState('');
  if (list.isPending) return <p>Loading</p>;
  const addIt = () => add.mutate({ phoneNumber: typed }, { onSuccess: ({ id }) => prepare.mutate({ id }) });
  return (
    <>
      <input aria-label="Number" value={typed} onChange={(event) => setTyped(event.target.value)} />
      <button type="button" onClick={addIt}>
        Add
      </button>
      <ul>
        {list.data?.map((number) => (
          <Row key={number.id} number={number} />
        ))}
      </ul>
    </>
  );
}

function Row({ number }: { number: PhoneNumber }) {
  const { id } = number;
  const prepare = usePrepareVerification();
  const verify = useVerifyPhone();
  const remove = useRemovePhone();
  const secondsLeft = useResendCountdown(id);
  const [code, setCode] = useState('');
  return (
    <li>
      {number.phoneNumber} {isVerified(number) ? 'is yours' : 'is not proved'}
      <input aria-label="Code" value={code} onChange={(event) => setCode(event.target.value)} />
      <button type="button" onClick={() => verify.mutate({ id, code })}>
        Prove
      </button>
      <button type="button" disabled={secondsLeft > 0} onClick={() => prepare.mutate({ id })}>
        {secondsLeft > 0 ? `Wait ${secondsLeft} s` : 'Send'}
      </button>
      {remove.isSupported && (
        <button type="button" onClick={() => remove.mutate({ id })}>
          Forget
        </button>
      )}
      <output>{verify.error && `${verify.error.code}, ${verify.error.attemptsLeft} left`}</output>
    </li>
  );
}

describe('the hooks alone', () => {
  it('support the whole flow: see, add, send, wait, fail, verify, remove', async () => {
    const user = userEvent.setup();
    const adapter = memoryAdapter();
    render(<OwnScreen />, { wrapper: createTestWrapper({ adapter }) });
    const press = async (name: string) => user.click(await screen.findByRole('button', { name }));

    await user.type(await screen.findByLabelText('Number'), us);
    await press('Add');
    expect(await screen.findByText(/is not proved/)).toHaveTextContent(us);
    await waitFor(() => expect(adapter.inbox.messages).toHaveLength(1));
    expect(screen.getByRole('button', { name: /^Wait \d+ s$/ })).toBeDisabled();

    await user.type(screen.getByLabelText('Code'), wrongCodeOf(adapter));
    await press('Prove');
    expect(await screen.findByText('incorrect_code, 4 left')).toBeVisible();
    await user.clear(screen.getByLabelText('Code'));
    await user.type(screen.getByLabelText('Code'), codeOf(adapter));
    await press('Prove');
    expect(await screen.findByText(/is yours/)).toHaveTextContent(us);

    await press('Forget');
    await waitFor(() => expect(screen.queryAllByRole('listitem')).toEqual([]));
    expect(adapter.calls.filter((call) => call !== 'list')).toEqual([
      'create',
      'prepareVerification',
      'attemptVerification',
      'attemptVerification',
      'delete',
    ]);
  });
});
