import fc from 'fast-check';
import { actualOutcome } from './actual.js';
import { callOf } from './aim.js';
import { nameOf, type Call } from './call.js';
import { draft, type Draft } from './drafts.js';
import { actualView, takeEvents, type Real } from './real.js';
import { expectedOutcome } from './reference.js';
import { people, viewOf, type World } from './world.js';
import { worldsAfter } from './worlds.js';

export interface Model {
  /**
   * Every state that the service may be in: of two sets of backup codes created at the same time, only an attempt shows
   * which one is valid.
   */
  worlds: readonly [World, ...World[]];
  /** The number of calls so far, for their tags. */
  calls: number;
  /** Called with the outcome of each call, so that a run can prove what it has reached. */
  seen: (what: string) => void;
}

type Command = fc.AsyncCommand<Model, Real>;

/** Histories: calls, in sequence or at the same time, and passing time. */
export const commands: fc.Arbitrary<Iterable<Command>> = fc.commands(
  [
    draft.map((one) => inTurn([one])),
    fc.array(draft, { minLength: 2, maxLength: 4 }).map(inTurn),
    fc.array(draft, { minLength: 2, maxLength: 4 }).map(inTurn),
    fc.tuple(draft, fc.integer({ min: 2, max: 4 })).map(([one, times]) => inTurn(copies(one, times))),
    // Repeated until it becomes possible.
    draft.map((one) => inTurn(copies({ ...one, isAimed: true, typed: 'right', fails: false }, 4))),
    // Repeated until they are locked out.
    draft.map((one) => inTurn(withWaits({ ...one, do: 'attemptBackupCode', isAimed: true, typed: 'wrong' }))),
    draft.map((one) => rivalry(one)),
    fc.array(draft, { minLength: 2, maxLength: 4 }).map(atOnce),
    fc.tuple(draft, fc.integer({ min: 2, max: 4 })).map(([one, times]) => atOnce(copies(one, times))),
    fc.constantFrom(1, 20, 30, 60, 119, 120, 200, 300).map((seconds) => inTurn([seconds])),
    fc.constantFrom(30, 60).map((seconds) => inTurn([seconds])),
  ],
  { maxCommands: 15, size: 'max' },
);

function withWaits(wrong: Draft): (Draft | number)[] {
  return [wrong, wrong, wrong, wrong, 20, wrong, 40, wrong, wrong, { ...wrong, do: 'prepareVerification' }];
}

/** Both users verify the same number at the same time. */
function rivalry(one: Draft): Command {
  const draftsOf = (name: Draft['do']) =>
    people.map((person): Draft => ({
      ...one,
      do: name,
      person,
      owner: person,
      isAimed: false,
      typed: 'right',
      fails: false,
    }));
  const before = inTurn([...draftsOf('create'), ...draftsOf('prepareVerification')]);
  const attempts = atOnce(draftsOf('attemptVerification'));
  return {
    check: () => true,
    async run(model, real) {
      await before.run(model, real);
      await attempts.run(model, real);
    },
    toString: () => `${before.toString()}, then ${attempts.toString()}`,
  };
}

function copies(one: Draft, times: number): Draft[] {
  return Array.from({ length: times }, () => one);
}

/** Each step is a call, or a number of seconds that pass. */
function inTurn(steps: readonly (Draft | number)[]): Command {
  return {
    check: () => true,
    async run(model, real) {
      for (const one of steps) {
        if (typeof one === 'number') {
          real.clock.advance(one);
          for (const world of model.worlds) world.now += one * 1000;
          continue;
        }
        const call = nextCall(model, one);
        const outcome = await actualOutcome(real, call);
        const seen = { outcome, events: takeEvents(real).sort(), lists: await lists(real) };
        const expected = model.worlds.map((world) => {
          const outcome = expectedOutcome(world, call);
          return {
            outcome,
            events: world.events.splice(0).sort(),
            lists: people.map((person) => viewOf(world, person)),
          };
        });
        const [world, ...others] = model.worlds.filter(
          (_, at) => JSON.stringify(expected[at]) === JSON.stringify(seen),
        );
        if (!world) throw divergence([call], seen, expected);
        model.worlds = [world, ...others];
        model.seen(`${call.do}: ${nameOf(outcome)}`);
      }
    },
    toString: () =>
      steps.map((one) => (typeof one === 'number' ? `${one} s later` : JSON.stringify(one))).join(', then '),
  };
}

/**
 * Calls at the same time: their outcomes must match some sequential order of the calls. No message fails here: until
 * the provider has rejected it, it counts as sent, which matches no order.
 */
function atOnce(given: readonly Draft[]): Command {
  const drafts = withOneBackupCode(given).map((one) => ({ ...one, fails: false }));
  return {
    check: () => true,
    async run(model, real) {
      const calls = drafts.map((one) => nextCall(model, one));
      const outcomes = await Promise.all(calls.map((call) => actualOutcome(real, call)));
      const seen = { outcomes, events: takeEvents(real).sort(), lists: await lists(real) };
      const [world, ...others] = worldsAfter(model.worlds, calls, seen);
      if (!world) throw divergence(calls, seen, 'what no order of these calls comes to');
      model.worlds = [world, ...others];
      calls.forEach(({ do: name }, at) => model.seen(`${name} at once: ${nameOf(outcomes[at])}`));
    },
    toString: () => `at once ${drafts.map((one) => JSON.stringify(one)).join(' and ')}`,
  };
}

/**
 * Leaves out a second backup code or set: an attempt counts before its code is compared, so what other calls see in
 * between matches no order.
 */
function withOneBackupCode(drafts: readonly Draft[]): readonly Draft[] {
  const [first, ...others] = drafts.filter(isAboutBackupCodes);
  return first?.do === 'attemptBackupCode' || others.some((one) => one.do === 'attemptBackupCode')
    ? drafts.filter((one, at) => at === drafts.findIndex(isAboutBackupCodes) || !isAboutBackupCodes(one))
    : drafts;
}

function isAboutBackupCodes({ do: name }: Draft): boolean {
  return name === 'attemptBackupCode' || name === 'createBackupCodes' || name === 'setReservedForSecondFactor';
}

function nextCall(model: Model, one: Draft): Call {
  model.calls += 1;
  return callOf(model.worlds[0], one, `call ${model.calls}`);
}

function lists(real: Real) {
  return Promise.all(people.map((person) => actualView(real, person)));
}

function divergence(calls: readonly Call[], seen: unknown, expected: unknown): Error {
  return new Error(
    `The service and the model differ after ${JSON.stringify(calls)}.\n` +
      `The service: ${JSON.stringify(seen, null, 1)}\nThe model: ${JSON.stringify(expected, null, 1)}`,
  );
}
