import { expect } from 'vitest';
import { page } from 'vitest/browser';
import type { PhoneNumberSeed } from '../../../src/adapters/memory/index.js';
import { en } from '../../../src/messages/en.js';
import { button, gb, readable, us } from '../../support/page/render-kit.js';
import type { Operation } from '../operation.js';
import type { Scene } from '../scene.js';
import { atNoAddress, click, isCalled, says, seenOnList, sees } from '../steps.js';

const factor: readonly PhoneNumberSeed[] = [{ phoneNumber: us, reservedForSecondFactor: true }, gb];
const factors: readonly PhoneNumberSeed[] = [us, gb].map((phoneNumber) => ({
  phoneNumber,
  reservedForSecondFactor: true,
}));

export const reserve: Operation = {
  name: 'reserve',
  screen: 'PhoneNumbers',
  phoneNumbers: factor,
  isOwn: isCalled('set_reserved_for_second_factor'),
  reach: async (scene) => {
    await scene.mount();
    await click(button('Add a number for codes'));
  },
  act: (_, clicks) => click(button(readable[gb]), clicks),
  again: async (scene) => {
    await click(button('Add a number for codes'));
    await reserve.act(scene, 1);
  },
  seesDone: () => says(`${readable[gb]} can get your codes now.`),
  messages: 0,
  actsOn: gb,
  after: seenOnList,
};

export const unreserve: Operation = {
  name: 'un-reserve',
  screen: 'PhoneNumbers',
  phoneNumbers: factors,
  isOwn: isCalled('set_reserved_for_second_factor'),
  reach: async (scene) => {
    await scene.mount();
    await click(button(`Stop using ${readable[gb]} for codes`));
  },
  act: (_, clicks) => click(button('Stop using it'), clicks),
  again: () => click(button('Stop using it')),
  seesDone: () => says(`${readable[gb]} no longer gets codes.`),
  messages: 0,
  actsOn: gb,
  after: seenOnList,
  saysGone: `${readable[gb]} no longer gets codes.`,
};

export const makeDefault: Operation = {
  name: 'default',
  screen: 'PhoneNumbers',
  phoneNumbers: factors,
  isOwn: isCalled('make_default_second_factor'),
  reach: (scene) => scene.mount(),
  act: (_, clicks) => click(button(`Make default: ${readable[gb]}`), clicks),
  again: (scene) => makeDefault.act(scene, 1),
  seesDone: () => says(`Codes go to ${readable[gb]} now.`),
  messages: 0,
  actsOn: gb,
  after: seenOnList,
  saysGone: `${readable[gb]} was removed.`,
};

export const backupCodes: Operation = {
  name: 'backup codes',
  screen: 'PhoneNumbers',
  phoneNumbers: factor,
  isOwn: isCalled('backup_codes'),
  reach: async (scene) => {
    await scene.mount();
    await click(button('Get new codes'));
  },
  act: (_, clicks) => click(button('Get new codes'), clicks),
  again: () => click(button('Get new codes')),
  seesDone: signsInWithBackupCode,
  messages: 0,
  after: atNoAddress,
  afterReturn: async (scene) => {
    await click(button('Get new codes'));
    await click(button('Get new codes'));
    await signsInWithBackupCode(scene);
  },
};

/** Reserving the first number creates backup codes: they are shown, or the user learns that nobody has seen them. */
export const turnOn: Operation = {
  name: 'turn on',
  screen: 'PhoneNumbers',
  phoneNumbers: [gb],
  isOwn: isCalled('set_reserved_for_second_factor'),
  reach: async (scene) => {
    await scene.mount();
    await click(button('Turn on'));
  },
  act: (_, clicks) => click(button(readable[gb]), clicks),
  again: async (scene) => {
    await click(button('Turn on'));
    await turnOn.act(scene, 1);
  },
  seesDone: getsBackupCodes,
  messages: 0,
  actsOn: gb,
  after: seenOnList,
  // They were created, and nobody has seen them.
  afterReturn: async (scene) => {
    await sees(en.backupCodes.unseen);
    await getsBackupCodes(scene);
  },
};

/** Whatever happens to it, the rest of the screen works, and it is refetched when the page gets the focus again. */
export const backupCodeStatus: Operation = {
  name: 'code status',
  screen: 'PhoneNumbers',
  phoneNumbers: factor,
  isOwn: (request) => request === 'GET /backup_codes',
  act: (scene) => scene.mount(),
  again: async () => {},
  seesDone: async () => {
    await expect.element(button('Get new codes')).toBeVisible();
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    await sees(en.backupCodes.left(10, null));
  },
  messages: 0,
  holdFirst: async (scene) => {
    scene.hold(backupCodeStatus.isOwn);
    await scene.mount();
    await scene.isHeld();
    await scene.unmount();
    scene.network.faults = {};
  },
  after: {
    offline: 'done',
    'connection reset before the server acts': 'done',
    'answer lost after it acted': 'done',
    timeout: 'done',
    '500': 'done',
    '503 with Retry-After': 'done',
    '429 with Retry-After': 'done',
    '429 without Retry-After': 'done',
    '401': 'done',
    '403': 'done',
    '404 because another tab deleted it': 'done',
    '409': 'done',
    'empty answer': 'done',
    'truncated JSON': 'done',
  },
};

/** They are shown, or the user learns to create new ones, which are. */
async function getsBackupCodes(scene: Scene): Promise<void> {
  const isThere = () => [...button('Done').elements(), ...page.getByText(en.backupCodes.unseen).elements()].length;
  await expect.poll(isThere, { message: 'codes, or that nobody has seen them' }).toBeGreaterThan(0);
  if (button('Done').elements().length === 0) {
    await click(button('Get new codes'));
    await click(button('Get new codes'));
  }
  await signsInWithBackupCode(scene);
}

/** The codes on the screen are the server's: one of them signs in. */
async function signsInWithBackupCode(scene: Scene): Promise<void> {
  await expect.element(button('Done')).toBeVisible();
  const [code = ''] = [...document.querySelectorAll('[data-part="backup-code"]')].map((item) => item.textContent ?? '');
  const service = await scene.server.service('user_1');
  const attemptId = await service.startSecondFactor('user_1');
  expect(await service.attemptBackupCode(attemptId ?? '', { code })).toEqual({ userId: 'user_1' });
}
