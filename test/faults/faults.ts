import { onlineManager } from '@tanstack/react-query';
import { vi } from 'vitest';
import type { PhoneErrorCode } from '../../src/core/error-codes.js';
import { fail, hang, lost } from '../../src/testing/index.js';
import { change, type NetworkFault } from '../support/network.js';
import { aWhile } from '../support/page/render-kit.js';
import type { Operation } from './operation.js';
import type { Scene } from './scene.js';

/**
 * What the user sees after the fault: an error message; that it was done anyway; that the number is gone; that the
 * sign-in has ended; or nothing, since they had left.
 */
export type Outcome = PhoneErrorCode | 'done' | 'gone' | 'ended' | 'left';

export interface Fault {
  readonly name: string;
  /** The faults of the operation's own requests, while the fault lasts. */
  readonly fault?: NetworkFault;
  /** Runs before the page is mounted. */
  readonly first?: (scene: Scene, operation: Operation) => Promise<void> | void;
  /** Runs before the user takes the last step. */
  readonly before?: (scene: Scene, operation: Operation) => Promise<void> | void;
  /** Runs while the operation is pending. */
  readonly meanwhile?: (scene: Scene, operation: Operation) => Promise<void> | void;
  /** Runs when the user has seen that it is done. */
  readonly late?: (scene: Scene) => Promise<void>;
  /** The number of clicks, in one task. @default 1 */
  readonly clicks?: 2;
  /** Reverts what the fault has done to the page. */
  readonly end?: () => void;
  readonly after: Outcome;
  /** Seconds that the user has to wait. @default not specified */
  readonly retryAfter?: number;
}

export const faults: readonly Fault[] = [
  {
    name: 'offline',
    fault: fail('network'),
    before: () => onlineManager.setOnline(false),
    end: () => onlineManager.setOnline(true),
    after: 'network',
  },
  { name: 'connection reset before the server acts', fault: fail('network'), after: 'network' },
  {
    name: 'answer lost after it acted',
    fault: lost(),
    after: 'network',
  },
  {
    name: 'timeout',
    fault: hang(),
    after: 'network',
  },
  { name: '500', fault: respondWith(500, { 'Content-Type': 'text/plain' }, 'Internal Server Error'), after: 'unknown' },
  { name: '503 with Retry-After', retryAfter: 3, fault: respondWith(503, { 'Retry-After': '3' }), after: 'network' },
  {
    name: '429 with Retry-After',
    retryAfter: 3,
    fault: respondWith(429, { 'Retry-After': '3' }),
    after: 'rate_limited',
  },
  { name: '429 without Retry-After', fault: respondWith(429), after: 'rate_limited' },
  { name: '401', fault: respondWith(401), after: 'unauthenticated' },
  { name: '403', fault: respondWith(403), after: 'forbidden' },
  {
    name: '404 because another tab deleted it',
    before: (scene, { isOwn, actsOn }) =>
      scene.breakRequests(isOwn, async ({ serve }) => {
        if (actsOn) await scene.removeElsewhere(actsOn);
        return actsOn ? serve() : new Response(null, { status: 404 });
      }),
    after: 'gone',
  },
  { name: '409', fault: respondWith(409), after: 'unknown' },
  { name: 'empty answer', fault: respondWith(200), after: 'unknown' },
  {
    name: 'truncated JSON',
    fault: change(async (response) => new Response((await response.text()).slice(0, -3), response)),
    after: 'unknown',
  },
  {
    name: 'answers in the other order',
    first: (scene, { holdFirst }) => holdFirst?.(scene),
    before: (scene, { holdFirst }) => (holdFirst ? undefined : scene.holdList()),
    late: (scene) => scene.letGo(),
    after: 'done',
  },
  { name: 'double click', clicks: 2, after: 'done' },
  {
    name: 'unmount in flight',
    before: (scene, { isOwn }) => scene.hold(isOwn),
    meanwhile: async (scene) => {
      await scene.isHeld();
      await scene.unmount();
      await scene.letGo();
      await scene.mount();
    },
    after: 'left',
  },
  {
    name: 'tab hidden, then shown',
    before: (scene, { isOwn }) => scene.hold(isOwn),
    meanwhile: async (scene) => {
      await scene.isHeld();
      showTab('hidden');
      await aWhile();
      showTab('visible');
      await scene.letGo();
    },
    after: 'done',
  },
  {
    name: 'the clock moved back an hour',
    before: (scene, { isOwn }) => scene.hold(isOwn),
    meanwhile: async (scene) => {
      await scene.isHeld();
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 3_600_000 });
      await scene.letGo();
    },
    after: 'done',
  },
];

/** Restores what a fault has changed in the page. */
export function restorePage(): void {
  onlineManager.setOnline(true);
  vi.useRealTimers();
  vi.restoreAllMocks();
}

function respondWith(status: number, headers: Record<string, string> = {}, body: string | null = null): NetworkFault {
  return async () => new Response(body, { status, headers });
}

function showTab(state: DocumentVisibilityState): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}
