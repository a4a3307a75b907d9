import { median, spread, table, targetTable } from './figures.mjs';
import { costsOf } from './screens/costs.mjs';
import { heapOf, openingOf } from './screens/forms.mjs';

// The whole screen by the number of rows, the cost of opening a form, and what a closed form leaves in memory.

const counts = [1, 10, 100, 1000];
/** @type {Record<import('./page-screen.js').OpenedForm, string>} */
const forms = {
  add: 'add a number',
  verify: 'verify a number',
  remove: 'question before a number is removed',
  choose: 'choose a number for codes',
  stop: 'question before a number gets no codes',
  codes: 'question before new backup codes',
};

/**
 * @param {import('./browser.mjs').BenchPage} bench
 * @param {import('./browser.mjs').BenchPage} counting the same page, with the React that counts its commits
 * @param {{ rounds: number, cycles: number }} options
 * @returns {Promise<string>} a section of RESULTS.md
 */
export async function screens(bench, counting, { rounds, cycles }) {
  /** @type {Map<number, import('./screens/costs.mjs').Costs>} */
  const byCount = new Map();
  for (const count of counts) byCount.set(count, await costsOf(bench, counting, count, rounds));
  const opening = await openingOf(bench, ['BareInput', 'KitPhone', 'DefaultPhone'], rounds);
  const heaps = [];
  for (const form of /** @type {(keyof typeof forms)[]} */ (Object.keys(forms)))
    heaps.push({ form, ...(await heapOf(bench, form, cycles)) });

  const cpuOf = (/** @type {number} */ count, /** @type {'mount' | 'update'} */ what) =>
    median(byCount.get(count)?.[what].cpu ?? []);
  const growth = (/** @type {'mount' | 'update'} */ what, from = 10, to = 1000) =>
    Math.log(cpuOf(to, what) / cpuOf(from, what)) / Math.log(to / from);
  const many = byCount.get(1000)?.update;
  const costOf = (/** @type {keyof typeof opening} */ what) => median(opening[what].cpu) - median(opening.nothing.cpu);
  const ofLibrary = (/** @type {keyof typeof opening} */ what) => costOf(what) / costOf('DefaultPhone');
  return [
    targetTable([
      { what: 'growth of the CPU to mount, 10 to 1,000 numbers (exponent)', measured: growth('mount'), atMost: 1.1 },
      { what: 'growth of the CPU to update, 10 to 1,000 numbers (exponent)', measured: growth('update'), atMost: 1.1 },
      {
        what: 'rows drawn again when one of 1,000 numbers changes',
        measured: Math.max(...(many?.rowsDrawn ?? [NaN])),
        atMost: 1,
        digits: 0,
      },
      {
        what: 'CPU to open the add form, of react-phone-number-input mounted and focused',
        measured: ofLibrary('form'),
        atMost: 0.25,
      },
      ...heaps.map(({ form, before, after }) => ({
        what: `heap after ${cycles.toLocaleString('en')} times open and closed, of the start: ${forms[form]}`,
        measured: after / before,
        atMost: 1.05,
        digits: 3,
      })),
    ]),
    '`PhoneNumbers`, mounted, and read again after one number was verified elsewhere:',
    table(
      [
        'numbers',
        'mount: CPU, ms',
        'until painted, ms',
        'commits',
        'update: CPU, ms',
        'until painted, ms',
        'commits',
        'rows drawn',
        'draws',
        'rows changed in the page',
      ],
      [...byCount].map(([count, { mount, update }]) => [
        count.toLocaleString('en'),
        spread(mount.cpu, 1),
        spread(mount.wall, 1),
        median(mount.commits),
        spread(update.cpu, 1),
        spread(update.wall, 1),
        median(update.commits),
        median(update.rowsDrawn),
        median(update.draws),
        median(update.rowsTouched),
      ]),
    ),
    `From 100 to 1,000 numbers alone the exponents are ${growth('mount', 100).toFixed(2)} to mount and ` +
      `${growth('update', 100).toFixed(2)} to update.`,
    'The add form, opened in the screen, beside fields mounted by themselves, all with the focus; the shares are ' +
      'without what measuring nothing costs. ' +
      'A bare `<input>` that is mounted and focused is the least that any form costs:',
    table(
      ['what', 'CPU, ms', 'of react-phone-number-input', 'until painted, ms'],
      [
        [
          '`AddPhoneForm` in `PhoneNumbers`',
          spread(opening.form.cpu),
          ofLibrary('form').toFixed(2),
          spread(opening.form.wall, 1),
        ],
        [
          '`PhoneField`',
          spread(opening.KitPhone.cpu),
          ofLibrary('KitPhone').toFixed(2),
          spread(opening.KitPhone.wall, 1),
        ],
        [
          'a bare `<input>`',
          spread(opening.BareInput.cpu),
          ofLibrary('BareInput').toFixed(2),
          spread(opening.BareInput.wall, 1),
        ],
        [
          'react-phone-number-input with its select',
          spread(opening.DefaultPhone.cpu),
          '1.00',
          spread(opening.DefaultPhone.wall, 1),
        ],
        ['nothing, for as long', spread(opening.nothing.cpu), '', ''],
      ],
    ),
    `So ${ofLibrary('BareInput').toFixed(2)} of the library's mount is the browser's, ` +
      'for any input that gets the focus. ' +
      "Above it a profile shows no hot spot of the form's own: giving it the focus, " +
      'which lays the page out with what moved down, then React, which draws the form, then the paint.',
    `What is reachable after a form was opened and closed ${cycles.toLocaleString('en')} times, ` +
      'and after as many times more:',
    table(
      ['form', 'start, kB', 'end, kB', 'grown by'],
      heaps.map(({ form, before, after }) => [
        forms[form],
        kB(before),
        kB(after),
        `${((after / before - 1) * 100).toFixed(1)} %`,
      ]),
    ),
  ].join('\n\n');
}

/** @param {number} bytes */
function kB(bytes) {
  return (bytes / 1000).toFixed(0);
}
