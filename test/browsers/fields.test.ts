import { beforeAll, describe, expect, it } from 'vitest';
import { engineName, type Key, type Point, type Tab } from './support/engine.js';
import { engineForFile } from './support/engine-for-file.js';
import { enterText, type Entry } from './support/enter-text.js';
import { codeField, numberField } from './support/person.js';

const browser = engineForFile();
let tab: Tab;

beforeAll(async () => {
  tab = await browser.engine.openTab();
});

/** An action of the user: a list of keys is one chord, and a number is a slot to press. */
type Act = string | readonly Key[] | number | { twice: number } | Entry;

const all: Act = ['Control', 'a'];
const copy: Act = ['Control', 'c'];
const cut: Act = ['Control', 'x'];
const paste: Act = ['Control', 'v'];
const undo: Act = ['Control', 'z'];
const redo: Act = ['Control', 'Shift', 'z'];
const left: Act = ['ArrowLeft'];
const erase: Act = ['Backspace'];

const us = '(201) 555-0123';
const phoneCases: [string, Act[], { text: string; selection: [number, number]; value: string | null }][] = [
  ['typed', ['2015550123'], { text: us, selection: [14, 14], value: '+12015550123' }],
  ['pasted', ['2015550123', all, cut, paste], { text: us, selection: [14, 14], value: '+12015550123' }],
  ['selected and typed over', ['201', all, '2015550123'], { text: us, selection: [14, 14], value: '+12015550123' }],
  ['undone after a paste', ['2015550123', all, cut, paste, undo], { text: '', selection: [0, 0], value: null }],
  [
    'undone after it was erased',
    ['2015550123', all, erase, undo],
    { text: us, selection: [0, 14], value: '+12015550123' },
  ],
  ['redone', ['2015550123', all, erase, undo, redo], { text: '', selection: [0, 0], value: null }],
  [
    'corrected in the middle',
    ['2015550123', left, left, left, left, erase, '4'],
    { text: '(201) 554-0123', selection: [9, 9], value: '+12015540123' },
  ],
  [
    'pasted into the middle',
    ['555', all, cut, '2010123', left, left, left, left, paste],
    { text: '(201) 055-5123', selection: [11, 11], value: '+12010555123' },
  ],
  [
    'filled in by the browser',
    [{ as: 'filled in', text: '+12015550123' }],
    { text: '+1 201 555 0123', selection: [15, 15], value: '+12015550123' },
  ],
  [
    'filled in over another number, and undone',
    ['2015550188', { as: 'filled in', text: '+12015550123' }, undo],
    { text: '(201) 555-0188', selection: [14, 14], value: '+12015550188' },
  ],
  ['composed', [{ as: 'composed', text: '2015550123' }], { text: us, selection: [14, 14], value: '+12015550123' }],
  ['dropped', [{ as: 'dropped', text: '(201) 555-0123' }], { text: us, selection: [14, 14], value: '+12015550123' }],
];

describe('a phone field', () => {
  it.each(phoneCases)('has its text and its caret when it is %s', async (_, acts, expected) => {
    await tab.goto(browser.site.scene('phone'));
    await tab.click(numberField);
    await act(acts);
    await expect.poll(state).toEqual(expected);
  });
});

const codeCases: [string, Act[], { text: string; selection: [number, number]; value: string }][] = [
  ['typed', ['123456'], { text: '123456', selection: [6, 6], value: '123456' }],
  ['pasted', ['123456', all, cut, paste], { text: '123456', selection: [6, 6], value: '123456' }],
  ['pasted over', ['12', all, copy, '98', all, paste], { text: '12', selection: [2, 2], value: '12' }],
  ['pressed at its first slot', ['123456', 0], { text: '123456', selection: [0, 1], value: '123456' }],
  ['pressed at a slot in the middle', ['123456', 3], { text: '123456', selection: [3, 4], value: '123456' }],
  ['pressed while all is selected', ['123456', all, 2], { text: '123456', selection: [2, 3], value: '123456' }],
  ['pressed at a slot and typed', ['123456', 5, '9'], { text: '123459', selection: [6, 6], value: '123459' }],
  ['pressed at an empty slot', ['12', 4], { text: '12', selection: [2, 2], value: '12' }],
  ['pressed twice at a slot', ['123456', { twice: 3 }], { text: '123456', selection: [0, 6], value: '123456' }],
  [
    'filled in from a message',
    [{ as: 'filled in', text: '123456' }],
    { text: '123456', selection: [6, 6], value: '123456' },
  ],
  ['composed', [{ as: 'composed', text: '１２３４５６' }], { text: '123456', selection: [6, 6], value: '123456' }],
  [
    'dropped in a message',
    [{ as: 'dropped', text: 'Your code is 123456.' }],
    { text: '123456', selection: [6, 6], value: '123456' },
  ],
  ['undone', ['123456', erase, erase, undo, undo], { text: '123456', selection: [6, 6], value: '123456' }],
];

describe('a code field', () => {
  it.each(codeCases)('has its digits and its caret when it is %s', async (_, acts, expected) => {
    await tab.goto(browser.site.scene('code'));
    await tab.click(codeField);
    await act(acts);
    await expect.poll(state).toEqual(expected);
  });
});

async function act(acts: readonly Act[]) {
  for (const what of acts)
    if (typeof what === 'string') await tab.type(what);
    else if (typeof what === 'number') await tab.clickAt(await middleOfSlot(what));
    else if ('twice' in what) await pressTwice(await middleOfSlot(what.twice));
    else if ('as' in what) await enterText(tab, what);
    else await tab.press(...what);
}

async function pressTwice(point: Point) {
  if (engineName !== 'firefox') return tab.clickAt(point, 2);
  // Through BiDi, both presses are the first one of a series, so the second is imitated.
  await tab.clickAt(point);
  await tab.evaluate(({ x, y }) => {
    const input = document.elementFromPoint(x, y);
    for (const type of ['mousedown', 'mouseup', 'click'])
      input?.dispatchEvent(new MouseEvent(type, { clientX: x, clientY: y, detail: 2, bubbles: true }));
  }, point);
}

const state = () =>
  tab.evaluate(() => {
    const input = document.querySelector('input');
    const selection = [input?.selectionStart, input?.selectionEnd];
    return { text: input?.value, selection, value: window.value };
  });

const middleOfSlot = (index: number) =>
  tab.evaluate((index) => {
    const rect = document.querySelectorAll('[data-part=code-slot]')[index]?.getBoundingClientRect();
    return rect ? { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 } : { x: 0, y: 0 };
  }, index);
