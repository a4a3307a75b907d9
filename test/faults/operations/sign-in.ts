import { expect } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { PhoneNumberSeed } from '../../../src/adapters/memory/index.js';
import { en } from '../../../src/messages/en.js';
import { alert, button, codeField, codeOf, gb, us } from '../../support/page/render-kit.js';
import type { Operation } from '../operation.js';
import type { Scene } from '../scene.js';
import { click, completeCode, isCalled, says } from '../steps.js';

const factors: readonly PhoneNumberSeed[] = [us, gb].map((phoneNumber) => ({
  phoneNumber,
  reservedForSecondFactor: true,
}));

export const challengePrepare: Operation = {
  name: 'challenge prepare',
  screen: 'SecondFactorChallenge',
  phoneNumbers: factors,
  isOwn: isCalled('prepare'),
  act: (scene) => scene.mount(),
  again: () => click(button('Send code')),
  seesDone: passes,
  messages: 1,
  actsOn: us,
  // The code is faster than the answer to sending it.
  holdFirst: (scene) => scene.hold(challengePrepare.isOwn),
  afterGone: otherNumber,
  afterReturn: passes,
};

export const challengeAttempt: Operation = {
  name: 'challenge attempt',
  screen: 'SecondFactorChallenge',
  phoneNumbers: factors,
  isOwn: isCalled('attempt'),
  reach: async (scene) => {
    await scene.mount();
    await expect.poll(() => scene.server.inbox.messages).toHaveLength(1);
    await userEvent.fill(codeField(), codeOf(scene.server).slice(0, -1));
  },
  act: (scene) => completeCode(scene),
  again: () => click(button('Continue')),
  typed: { field: codeField, text: (scene) => codeOf(scene.server) },
  seesDone: hasPassed,
  messages: 1,
  actsOn: us,
  holdFirst: (scene) => scene.hold(challengePrepare.isOwn),
  afterGone: otherNumber,
  // They have passed, and the session came to a page that was gone: the app asks them to sign in anew.
  afterReturn: async (scene) => {
    await userEvent.fill(codeField(), codeOf(scene.server));
    await expect.element(alert()).toHaveTextContent(en.errors.unauthenticated as string);
  },
  messagesWhereGone: 2,
};

async function passes(scene: Scene): Promise<void> {
  await expect.poll(() => scene.server.inbox.messages.length, { message: 'messages' }).toBeGreaterThan(0);
  await userEvent.fill(codeField(), codeOf(scene.server));
  await hasPassed(scene);
}

async function otherNumber(scene: Scene): Promise<void> {
  await click(button('Use another number'));
  await click(button('+••••••••3456'));
  await passes(scene);
}

async function hasPassed(scene: Scene): Promise<void> {
  await says('Confirmed. One moment…');
  expect(scene.onComplete.mock.calls).toEqual([[{ userId: 'user_1' }]]);
}
