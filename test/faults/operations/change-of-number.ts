import { expect } from 'vitest';
import { userEvent } from 'vitest/browser';
import { button, codeField, codeOf, gb, numberField, readable, rows, us } from '../../support/page/render-kit.js';
import type { Operation } from '../operation.js';
import { atNoAddress, click, completeCode, isCalled, says, seenOnList } from '../steps.js';

/** Adds the new number beside the old one, which is a second factor. */
export const begin: Operation = {
  name: 'change of number, the number',
  screen: 'PhoneNumbers',
  replaces: true,
  phoneNumbers: [{ phoneNumber: us, reservedForSecondFactor: true }],
  isOwn: (request) => request === 'POST /phone_numbers',
  reach: async (scene) => {
    await scene.mount();
    await click(button('Change number'));
    await userEvent.fill(numberField(), '+447400123456');
  },
  act: (_, clicks) => click(button('Send code'), clicks),
  again: () => click(button('Send code')),
  typed: { field: numberField, text: () => readable[gb] },
  seesDone: async (scene) => {
    await expect.poll(() => scene.server.inbox.messages.length, { message: 'messages' }).toBeGreaterThan(0);
    await userEvent.fill(codeField(), codeOf(scene.server));
    await seesChange();
  },
  messages: 1,
  after: { ...atNoAddress, 'answer lost after it acted': 'done' },
  afterReturn: async (scene) => {
    await click(button(`Verify ${readable[gb]}`));
    await begin.seesDone(scene);
  },
};

/** The new number replaces the old one, also as a second factor. */
export const finish: Operation = {
  ...begin,
  name: 'change of number, the code',
  isOwn: isCalled('attempt_verification'),
  reach: async (scene) => {
    await begin.reach?.(scene);
    await begin.act(scene, 1);
    await expect.element(codeField()).toBeEnabled();
    await userEvent.fill(codeField(), codeOf(scene.server).slice(0, -1));
  },
  act: (scene) => completeCode(scene),
  again: () => click(button('Verify')),
  typed: { field: codeField, text: (scene) => codeOf(scene.server) },
  seesDone: seesChange,
  actsOn: gb,
  after: seenOnList,
  saysGone: `${readable[gb]} was removed.`,
  afterReturn: undefined,
};

async function seesChange(): Promise<void> {
  await says(`${readable[gb]} is verified.`);
  await expect.element(rows().first()).toHaveTextContent(/^\+44 7400 123456.*Two-step default/);
}
