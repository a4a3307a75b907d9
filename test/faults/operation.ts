import type { Locator } from 'vitest/browser';
import type { PhoneNumberSeed } from '../../src/adapters/memory/index.js';
import type { Outcome } from './faults.js';
import type { Scene } from './scene.js';

/**
 * One thing that a person does, how it can be seen that it is done, and what its faults come to where that is not the
 * rule.
 */
export interface Operation {
  readonly name: string;
  readonly screen: 'PhoneNumbers' | 'SecondFactorChallenge';
  readonly phoneNumbers: readonly PhoneNumberSeed[];
  /** Whether a new number takes the place of the one that there is. @default false */
  readonly replaces?: boolean;
  /** Whether a request is the one that this operation makes. */
  readonly isOwn: (request: string) => boolean;
  /** Goes up to the last step; the page is mounted by the last step where this is absent. */
  readonly reach?: (scene: Scene) => Promise<void>;
  /** Takes the last step. */
  readonly act: (scene: Scene, clicks: number) => Promise<void>;
  /** Takes it again where it failed. */
  readonly again: (scene: Scene) => Promise<void>;
  /** What was typed, which no failure may lose. */
  readonly typed?: { field: () => Locator; text: (scene: Scene) => string };
  /** Waits until the person sees that it is done, and uses what it was done for. */
  readonly seesDone: (scene: Scene) => Promise<void>;
  /** Messages that the whole of it takes, whatever goes wrong meanwhile. */
  readonly messages: number;
  /** Whether it acts on a number that another tab can remove meanwhile. */
  readonly actsOn?: string;
  /** Keeps an answer that is to come after the operation's own. @default that of the list, asked for anew */
  readonly holdFirst?: (scene: Scene) => Promise<void> | void;
  /** What the fault comes to, where it is not what the fault says of every operation. */
  readonly after?: Readonly<Record<string, Outcome>>;
  /** What tells that the number is gone. @default that nothing can be done with it, for that reason */
  readonly saysGone?: string;
  /**
   * What the person does when they come back to a page that they left in the middle of it.
   * @default nothing is left to do
   */
  readonly afterReturn?: (scene: Scene) => Promise<void>;
  /** Messages that were sent if the number is gone, or the sign-in has ended. @default as many */
  readonly messagesIfGone?: number;
}
