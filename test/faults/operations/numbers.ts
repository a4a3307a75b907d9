import { expect } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { PhoneNumberSeed } from '../../../src/adapters/memory/index.js';
import { button, codeField, codeOf, gb, numberField, readable, us } from '../../support/page/render-kit.js';
import type { Operation } from '../operation.js';
import { atNoAddress, click, completeCode, isCalled, says, seenOnList, sees, typesCode } from '../steps.js';

const one: readonly PhoneNumberSeed[] = [us];
const two: readonly PhoneNumberSeed[] = [us, gb];
const unverified: readonly PhoneNumberSeed[] = [{ phoneNumber: us, verification: null }];

export const list: Operation = {
  name: 'list',
  screen: 'PhoneNumbers',
  phoneNumbers: one,
  isOwn: (request) => request === 'GET /phone_numbers',
  act: (scene) => scene.mount(),
  // It is refetched automatically when the connection is back.
  again: async () =>
    button('Try again')
      .elements()
      .slice(0, 1)
      .forEach((found) => (found as HTMLElement).click()),
  seesDone: () => sees(readable[us]),
  messages: 0,
  // The first page is left before its response arrives, and the second one fetches its own.
  holdFirst: async (scene) => {
    scene.hold(list.isOwn);
    await scene.mount();
    await scene.unmount();
    scene.network.faults = {};
  },
  after: atNoAddress,
};

export const create: Operation = {
  name: 'create',
  screen: 'PhoneNumbers',
  phoneNumbers: [],
  isOwn: (request) => request === 'POST /phone_numbers',
  reach: async (scene) => {
    await scene.mount();
    await click(button('Add phone number'));
    await userEvent.fill(numberField(), '2015550123');
  },
  act: (_, clicks) => click(button('Send code'), clicks),
  again: () => click(button('Send code')),
  typed: { field: numberField, text: () => '(201) 555-0123' },
  seesDone: typesCode,
  messages: 1,
  after: { ...atNoAddress, 'answer lost after it acted': 'done' },
  afterReturn: async (scene) => {
    await click(button(`Verify ${readable[us]}`));
    await typesCode(scene);
  },
};

export const prepare: Operation = {
  name: 'prepare',
  screen: 'PhoneNumbers',
  phoneNumbers: unverified,
  isOwn: isCalled('prepare_verification'),
  reach: (scene) => scene.mount(),
  act: (_, clicks) => click(button(`Verify ${readable[us]}`), clicks),
  again: sendsUnlessOut,
  seesDone: typesCode,
  messages: 1,
  actsOn: us,
  saysGone: `${readable[us]} was removed.`,
  afterReturn: typesCode,
  messagesIfGone: 0,
};

export const changeChannel: Operation = {
  name: 'channel change',
  screen: 'PhoneNumbers',
  phoneNumbers: unverified,
  isOwn: isCalled('prepare_verification'),
  reach: async (scene) => {
    await prepare.reach?.(scene);
    await prepare.act(scene, 1);
    await expect.element(button('Call me instead')).toBeVisible();
  },
  act: (_, clicks) => click(button('Call me instead'), clicks),
  again: async () => {
    await expect.element(button('Call me instead')).toBeVisible();
    await click(button('Call me instead'));
  },
  seesDone: async (scene) => {
    await says(`We are calling ${readable[us]} to read out your code.`);
    await expect.poll(() => scene.server.inbox.messages.at(-1)?.channel).toBe('voice');
    await typesCode(scene);
  },
  messages: 2,
  actsOn: us,
  saysGone: `${readable[us]} was removed.`,
  afterReturn: typesCode,
  messagesIfGone: 1,
};

export const attempt: Operation = {
  name: 'attempt',
  screen: 'PhoneNumbers',
  phoneNumbers: unverified,
  isOwn: isCalled('attempt_verification'),
  reach: async (scene) => {
    await prepare.reach?.(scene);
    await prepare.act(scene, 1);
    await expect.element(codeField()).toBeEnabled();
    await userEvent.fill(codeField(), codeOf(scene.server).slice(0, -1));
  },
  act: (scene) => completeCode(scene),
  again: () => click(button('Verify')),
  typed: { field: codeField, text: (scene) => codeOf(scene.server) },
  seesDone: () => says(`${readable[us]} is verified.`),
  messages: 1,
  actsOn: us,
  after: seenOnList,
  saysGone: `${readable[us]} was removed.`,
};

export const remove: Operation = {
  name: 'delete',
  screen: 'PhoneNumbers',
  phoneNumbers: two,
  isOwn: (request) => request.startsWith('DELETE '),
  reach: async (scene) => {
    await scene.mount();
    await click(button(`Remove ${readable[gb]}`));
  },
  act: (_, clicks) => click(button('Remove number'), clicks),
  again: () => click(button('Remove number')),
  seesDone: () => says(`${readable[gb]} was removed.`),
  messages: 0,
  actsOn: gb,
  after: { ...seenOnList, '404 because another tab deleted it': 'done' },
};

export const makePrimary: Operation = {
  name: 'primary',
  screen: 'PhoneNumbers',
  phoneNumbers: two,
  isOwn: isCalled('make_primary'),
  reach: (scene) => scene.mount(),
  act: (_, clicks) => click(button(`Make primary: ${readable[gb]}`), clicks),
  again: (scene) => makePrimary.act(scene, 1),
  seesDone: () => says(`${readable[gb]} is your primary number now.`),
  messages: 0,
  actsOn: gb,
  after: seenOnList,
  saysGone: `${readable[gb]} was removed.`,
};

/** The list may have shown meanwhile that a code was sent. */
async function sendsUnlessOut(): Promise<void> {
  await expect.poll(() => [...codeField().elements(), ...button('Send code').elements()].length).toBeGreaterThan(0);
  if (codeField().elements().length === 0) await click(button('Send code'));
}
