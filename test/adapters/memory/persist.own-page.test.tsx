import { render, screen } from '@testing-library/react';
import { StrictMode, useSyncExternalStore } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { memoryAdapter, memorySecondFactorAdapter, type MessageInbox } from '../../../src/adapters/memory/index.js';
import { lastCode, refusal } from '../../support/phone-service.js';

const american = '+12015550123';
const british = '+447400123456';
const persist = 'phonekit-playground';

afterEach(() => void vi.restoreAllMocks());

describe('persist', () => {
  it('keeps numbers, messages and codes over a reload', async () => {
    const before = memoryAdapter({ persist, phoneNumbers: [american] });
    const { id } = await before.create({ phoneNumber: british });
    await before.prepareVerification({ id });

    const after = memoryAdapter({ persist, phoneNumbers: [american] });
    expect(after.inbox.messages).toEqual(before.inbox.messages);
    expect(await after.list({})).toEqual(await before.list({}));
    expect(await refusal(after.prepareVerification({ id }))).toMatchObject({ code: 'rate_limited' });
    expect(await after.attemptVerification({ id, code: lastCode(after.inbox.messages) })).toMatchObject([
      { phoneNumber: american },
      { phoneNumber: british, verification: { status: 'verified' } },
    ]);
  });

  it('keeps second factors, backup codes and a sign-in over a reload', async () => {
    const phoneNumbers = [american, british];
    const before = memoryAdapter({ persist, phoneNumbers });
    const [number] = await before.list({});
    const id = number?.id ?? '';
    const [reserved] = await before.setReservedForSecondFactor({ id, reserved: true });
    const service = await before.service('user');
    const attemptId = (await service.startSecondFactor('user')) ?? '';
    await memorySecondFactorAdapter(before, { attemptId }).prepare({ id });
    expect(localStorage.getItem(persist)).not.toContain(reserved?.backupCodes?.[0]);

    const after = memoryAdapter({ persist, phoneNumbers });
    expect(await after.list({})).toMatchObject([{ reservedForSecondFactor: true, defaultSecondFactor: true }, {}]);
    const code = lastCode(after.inbox.messages);
    expect(await memorySecondFactorAdapter(after, { attemptId }).attempt({ id, code })).toEqual({ userId: 'user' });
    const backupCode = { code: reserved?.backupCodes?.[0] ?? '' };
    expect(await memorySecondFactorAdapter(after).attemptBackupCode(backupCode)).toEqual({ userId: 'user' });
    const again = memorySecondFactorAdapter(memoryAdapter({ persist, phoneNumbers })).attemptBackupCode(backupCode);
    expect(await refusal(again)).toMatchObject({ code: 'incorrect_code' });
  });

  it('restores no seed that was removed before the reload', async () => {
    const before = memoryAdapter({ persist, phoneNumbers: [american] });
    for (const { id } of await before.list({})) await before.delete({ id });
    expect(await memoryAdapter({ persist, phoneNumbers: [american] }).list({})).toEqual([]);
  });

  it('touches no storage before its first use', async () => {
    const reading = vi.spyOn(Storage.prototype, 'getItem');
    const writing = vi.spyOn(Storage.prototype, 'setItem');
    const adapter = memoryAdapter({ persist, phoneNumbers: [american] });
    expect(reading).not.toHaveBeenCalled();
    expect(writing).not.toHaveBeenCalled();
    await adapter.list({});
    expect(writing).toHaveBeenCalled();
  });

  it('stores nothing unless requested', async () => {
    await memoryAdapter({ phoneNumbers: [american] }).list({});
    expect(localStorage).toHaveLength(0);
  });

  it('keeps one key from another', async () => {
    await memoryAdapter({ persist, phoneNumbers: [american] }).list({});
    expect(await memoryAdapter({ persist: 'another' }).list({})).toEqual([]);
  });

  it('loses no number that two tabs add at the same time', async () => {
    const tabs = [memoryAdapter({ persist }), memoryAdapter({ persist })];
    const phoneNumbers = Array.from({ length: 8 }, (_, at) => `+1201555010${at}`);
    await Promise.all(phoneNumbers.map((phoneNumber, at) => tabs[at % 2]?.create({ phoneNumber })));
    for (const tab of tabs)
      expect((await tab.list({})).map(({ phoneNumber }) => phoneNumber).sort()).toEqual(phoneNumbers);
  });

  it('seeds once and sends once if two tabs start at the same time', async () => {
    const tabs = [1, 2].map(() =>
      memoryAdapter({ persist, phoneNumbers: [{ phoneNumber: american, verification: null }] }),
    );
    const [one, other] = await Promise.all(tabs.map((tab) => tab.list({})));
    expect(one).toEqual(other);
    const id = one?.[0]?.id ?? '';
    const outcomes = await Promise.allSettled(tabs.map((tab) => tab.prepareVerification({ id })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const tab of tabs) expect(tab.inbox.messages).toHaveLength(1);
  });

  it('waits for the lock that another tab holds', async () => {
    const adapter = memoryAdapter({ persist });
    let release = () => {};
    const held = navigator.locks.request(
      `phonekit:${persist}`,
      () => new Promise<void>((resolve) => (release = resolve)),
    );
    let isAdded = false;
    const adding = adapter.create({ phoneNumber: american }).then(() => (isAdded = true));
    await expect.poll(async () => (await navigator.locks.query()).pending?.length).toBe(1);
    expect(isAdded).toBe(false);
    release();
    await Promise.all([held, adding]);
    expect(isAdded).toBe(true);
  });

  it('restarts if the stored state cannot be read', async () => {
    for (const found of ['{', 'null', '[]', '{"version":0}', '{"version":1}', '"text"', '']) {
      localStorage.setItem(persist, found);
      localStorage.setItem(`${persist}.inbox`, found);
      const adapter = memoryAdapter({ persist, phoneNumbers: [american] });
      expect(adapter.inbox.messages).toEqual([]);
      expect(await adapter.list({})).toMatchObject([{ phoneNumber: american }]);
    }
  });

  it('restarts if storage was cleared, as after a reload', async () => {
    const adapter = memoryAdapter({ persist, phoneNumbers: [american] });
    const { id } = await adapter.create({ phoneNumber: british });
    await adapter.prepareVerification({ id });
    localStorage.clear();
    expect(adapter.inbox.messages).toEqual([]);
    expect(await adapter.list({})).toMatchObject([{ phoneNumber: american }]);
    const again = await adapter.create({ phoneNumber: british });
    await adapter.prepareVerification({ id: again.id });
    await adapter.attemptVerification({ id: again.id, code: lastCode(adapter.inbox.messages) });
  });

  it.each(['getItem', 'setItem'] as const)('falls back to memory if %s throws', async (method) => {
    vi.spyOn(Storage.prototype, method).mockImplementation(() => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    });
    const adapter = memoryAdapter({ persist, phoneNumbers: [american] });
    const { id } = await adapter.create({ phoneNumber: british });
    await adapter.prepareVerification({ id });
    await adapter.attemptVerification({ id, code: lastCode(adapter.inbox.messages) });
    expect(await adapter.list({})).toHaveLength(2);
    adapter.inbox.clear();
    expect(adapter.inbox.messages).toEqual([]);
  });

  it('continues in memory if storage fills up', async () => {
    const adapter = memoryAdapter({ persist, phoneNumbers: [american] });
    await adapter.list({});
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    });
    await adapter.create({ phoneNumber: british });
    expect((await adapter.list({})).map(({ phoneNumber }) => phoneNumber)).toEqual([american, british]);
  });
});

describe('inbox', () => {
  it('shows a message as it comes, its own and another tab’s', async () => {
    const adapter = memoryAdapter({ persist });
    const { container } = render(
      <StrictMode>
        <Inbox inbox={adapter.inbox} />
      </StrictMode>,
    );
    expect(container.textContent).toBe('');
    const { id } = await adapter.create({ phoneNumber: american });
    await adapter.prepareVerification({ id });
    expect(await screen.findByRole('listitem')).toHaveTextContent(american);

    const other = memoryAdapter({ persist });
    const added = await other.create({ phoneNumber: british });
    await other.prepareVerification({ id: added.id });
    await expect.poll(() => screen.getAllByRole('listitem')[1]?.textContent).toContain(british);
  });

  it('receives what a second document of the same origin wrote', async () => {
    const adapter = memoryAdapter({ persist });
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const onMessage = vi.fn();
    const unsubscribe = adapter.inbox.subscribe(onMessage);
    const message = { id: 'send_1', to: american, text: 'text', code: '000123', sentAt: 1, channel: 'sms' };
    frame.contentWindow?.localStorage.setItem(`${persist}.inbox`, JSON.stringify([message]));
    await expect.poll(() => onMessage.mock.calls.length).toBe(1);
    expect(adapter.inbox.messages).toEqual([message]);
    frame.contentWindow?.localStorage.setItem('somebody else’s', '1');
    unsubscribe();
    const stillListening = vi.fn();
    adapter.inbox.subscribe(stillListening);
    frame.contentWindow?.localStorage.setItem(`${persist}.inbox`, '[]');
    await expect.poll(() => stillListening.mock.calls.length).toBe(1);
    expect(onMessage).toHaveBeenCalledOnce();
    frame.remove();
  });
});

function Inbox({ inbox }: { inbox: MessageInbox }) {
  const messages = useSyncExternalStore(inbox.subscribe, () => inbox.messages);
  return messages.map(({ id, to, code }) => (
    <li key={id}>
      {to} {code}
    </li>
  ));
}
