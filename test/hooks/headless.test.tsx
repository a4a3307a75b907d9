import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useAddPhone, usePhoneNumbers, usePrepareVerification, useRemovePhone, useResendCountdown, useVerifyPhone } from '../../src/index.js';
import { isVerified, type PhoneNumber } from '../../src/core/model.js';
import { codeOf, renderKit, us, wrongCodeOf } from '../support/page/render-kit.js';

/** An interface of one's own, with nothing of the kit but its hooks. */
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
      <ul>{list.data?.map((number) => <Row key={number.id} number={number} />)}</ul>
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
  it('do the whole job: see, add, send, wait, fail, verify, remove', async () => {
    const { adapter } = await renderKit(<OwnScreen />);
    const press = (name: string) => userEvent.click(page.getByRole('button', { name }));
    await userEvent.type(page.getByLabelText('Number'), us);
    await press('Add');
    await expect.element(page.getByRole('listitem')).toHaveTextContent(`${us} is not proved`);
    await expect.element(page.getByRole('button', { name: 'Wait' })).toBeDisabled();
    await expect.poll(() => adapter.inbox.messages).toHaveLength(1);
    await userEvent.type(page.getByLabelText('Code'), wrongCodeOf(adapter));
    await press('Prove');
    await expect.element(page.getByRole('status')).toHaveTextContent('incorrect_code, 4 left');
    await userEvent.clear(page.getByLabelText('Code'));
    await userEvent.type(page.getByLabelText('Code'), codeOf(adapter));
    await press('Prove');
    await expect.element(page.getByRole('listitem')).toHaveTextContent(`${us} is yours`);
    await press('Forget');
    await expect.poll(() => page.getByRole('listitem').elements()).toHaveLength(0);
    expect(adapter.calls.filter((call) => call !== 'list')).toEqual([
      'create',
      'prepareVerification',
      'attemptVerification',
      'attemptVerification',
      'delete',
    ]);
  });
});
