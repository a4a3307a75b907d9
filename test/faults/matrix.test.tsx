import { afterEach, describe, expect, it, vi } from 'vitest';
import { errorText } from '../../src/core/error-text.js';
import { PhoneError } from '../../src/core/errors.js';
import type { PhoneErrorCode } from '../../src/core/error-codes.js';
import { isVerified } from '../../src/core/model.js';
import { en } from '../../src/messages/en.js';
import { alert, readable } from '../support/page/render-kit.js';
import { restorePage, faults, type Fault } from './faults.js';
import type { Operation } from './operation.js';
import * as ofChange from './operations/change-of-number.js';
import * as ofNumbers from './operations/numbers.js';
import * as ofSecondFactors from './operations/second-factors.js';
import * as ofSignIn from './operations/sign-in.js';
import { startScene, type Scene } from './scene.js';
import { says } from './steps.js';

// Each operation under each fault that can occur: the real screens and the real server, with a failing network between
// them. `npm test` reports how many of the cells have passed.

const operations: readonly Operation[] = [ofNumbers, ofChange, ofSecondFactors, ofSignIn].flatMap((found) =>
  Object.values(found),
);

afterEach(restorePage);

describe.each(operations)('$name', (operation) => {
  it.each(faults)('$name', async (fault) => {
    const scene = await startScene({ ...operation, timeout: fault.name === 'timeout' ? 150 : undefined });
    await fault.first?.(scene, operation);
    await operation.reach?.(scene);
    await fault.before?.(scene, operation);
    if (fault.fault) scene.breakRequests(operation.isOwn, fault.fault);
    await operation.act(scene, fault.clicks ?? 1);
    await fault.meanwhile?.(scene, operation);
    const after = operation.after?.[fault.name] ?? fault.after;
    if (after === 'ended') await says(en.challenge.ended);
    else if (after !== 'done' && after !== 'left') await seesProblem(scene, operation, fault, after);

    // Delayed by the fault.
    if (!fault.late) scene.network.faults = {};
    fault.end?.();
    if (after === 'left') await operation.afterReturn?.(scene);
    else if (after !== 'gone' && after !== 'ended') {
      if (after !== 'done') await operation.again(scene);
      await operation.seesDone(scene);
    }
    await fault.late?.(scene);
    await agrees(scene);
    const { messages, messagesIfGone = messages } = operation;
    const isOver = after === 'gone' || after === 'ended';
    expect(scene.server.inbox.messages, 'messages').toHaveLength(isOver ? messagesIfGone : messages);
  });
});

/** The error message is visible, and the typed text is still there. */
async function seesProblem(
  scene: Scene,
  { typed, saysGone }: Operation,
  { retryAfter }: Fault,
  outcome: PhoneErrorCode | 'gone',
): Promise<void> {
  if (outcome === 'gone' && saysGone) return says(saysGone);
  const text =
    outcome === 'gone'
      ? en.errors.not_found
      : errorText(en, new PhoneError(outcome, { retryAfter: retryAfter ?? null }));
  await expect.element(alert().first()).toHaveTextContent(beginningOf(String(text)));
  if (typed && outcome !== 'gone') await expect.element(typed.field()).toHaveValue(typed.text(scene));
}

/** Up to the number of seconds, which counts down. */
function beginningOf(text: string): RegExp {
  return new RegExp(text.split(/\d/)[0]?.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`) ?? '');
}

/** The screen shows the server's state: the numbers of the list, and the status of each. */
async function agrees({ server, screen }: Scene): Promise<void> {
  if (screen !== 'PhoneNumbers') return;
  await vi.waitFor(async () => expect(getShown()).toEqual(await storedNumbers(server)));
}

/** The server's state, formatted as the list shows it. */
async function storedNumbers(server: Scene['server']): Promise<string[]> {
  const numbers = (await server.list({})).map((number) => {
    const badges = [
      number.primary && en.list.primary,
      !isVerified(number) && en.list.unverified,
      number.reservedForSecondFactor &&
        (number.defaultSecondFactor ? en.list.defaultSecondFactor : en.list.secondFactor),
    ];
    return [readable[number.phoneNumber as keyof typeof readable], ...badges.filter(Boolean)].join(' ');
  });
  return numbers.sort();
}

function getShown(): string[] {
  const rows = [...document.querySelectorAll(`[aria-label="${en.list.title}"] > [data-part="row"]`)];
  const textsOf = (row: Element) =>
    [...row.querySelectorAll('[data-part="number"], [data-part="badge"]')].map((part) => part.textContent);
  return rows.map((row) => textsOf(row).join(' ')).sort();
}
