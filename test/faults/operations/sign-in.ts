import { expect } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { PhoneNumberSeed } from '../../../src/adapters/memory/index.js';
import { en } from '../../../src/messages/en.js';
import { button, codeField, codeOf, gb, us } from '../../support/page/render-kit.js';
import type { Operation } from '../operation.js';
import type { Scene } from '../scene.js';
import { click, completeCode, isCalled, says } from '../steps.js';

const factors: readonly PhoneNumberSeed[] = [us, gb].map((phoneNumber) => ({
  phoneNumber,
  reservedForSecondFactor: true,
}));

/** No other number can help: the user must sign in again. */
const ended = { '401': 'ended', '404 because another tab deleted it': 'ended' } as const;

export const challengePrepare: Operation = {
  name: 'challenge prepare',
  screen: 'SecondFactorChallenge',
  phoneNumbers: factors,
  isOwn: isCalled('prepare'),
  act: (scene) => scene.mount(),
  // If the message may still arrive, the code field stays, with a button that sends another.
  again: () => click(button(/^(Send|Resend) code$/)),
  seesDone: passes,
  messages: 1,
  actsOn: us,
  // The message arrives before the response to sending it.
  holdFirst: (scene) => scene.hold(challengePrepare.isOwn),
  after: ended,
  messagesIfGone: 0,
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
  after: ended,
  // They passed, but the page that received the session is gone: they must sign in again.
  afterReturn: async () => {
    await click(button('Send code'));
    await says(en.challenge.ended);
  },
};

async function passes(scene: Scene): Promise<void> {
  await expect.poll(() => scene.server.inbox.messages.length, { message: 'messages' }).toBeGreaterThan(0);
  await userEvent.fill(codeField(), codeOf(scene.server));
  await hasPassed(scene);
}

async function hasPassed(scene: Scene): Promise<void> {
  await says('Confirmed. One moment…');
  expect(scene.onComplete.mock.calls).toEqual([[{ userId: 'user_1' }]]);
}
