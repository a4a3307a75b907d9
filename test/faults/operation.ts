import type { Locator } from 'vitest/browser';
import type { PhoneNumberSeed } from '../../src/adapters/memory/index.js';
import type { Outcome } from './faults.js';
import type { Scene } from './scene.js';

/**
 * One operation of a user, how its completion is visible, and the effects of its faults if they differ from the
 * default.
 */
export interface Operation {
  readonly name: string;
  readonly screen: 'PhoneNumbers' | 'SecondFactorChallenge';
  readonly phoneNumbers: readonly PhoneNumberSeed[];
  /** Whether a new number replaces the current one. @default false */
  readonly replaces?: boolean;
  /** Whether a request belongs to this operation. */
  readonly isOwn: (request: string) => boolean;
  /** Performs all steps but the last. If absent, the last step mounts the page. */
  readonly reach?: (scene: Scene) => Promise<void>;
  /** Performs the last step. */
  readonly act: (scene: Scene, clicks: number) => Promise<void>;
  /** Repeats it after a failure. */
  readonly again: (scene: Scene) => Promise<void>;
  /** The typed text, which no failure may lose. */
  readonly typed?: { field: () => Locator; text: (scene: Scene) => string };
  /** Waits until the user sees that it is done, and uses the result. */
  readonly seesDone: (scene: Scene) => Promise<void>;
  /** The number of messages that it sends in total, whatever fails. */
  readonly messages: number;
  /** The number that it acts on, if another tab can remove it meanwhile. */
  readonly actsOn?: string;
  /** Holds a response that is to arrive after the operation's own. @default that of the refetched list */
  readonly holdFirst?: (scene: Scene) => Promise<void> | void;
  /** The outcomes of the faults that differ from the default outcome. */
  readonly after?: Readonly<Record<string, Outcome>>;
  /** The text shown if the number is gone. @default that nothing can be done with it, for that reason */
  readonly saysGone?: string;
  /** What the user does when they return to a page that they left in the middle of it. @default nothing */
  readonly afterReturn?: (scene: Scene) => Promise<void>;
  /** The number of messages sent if the number is gone, or the sign-in has ended. @default the same */
  readonly messagesIfGone?: number;
}
