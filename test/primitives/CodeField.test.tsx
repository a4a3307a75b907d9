import axe from 'axe-core';
import { Profiler } from 'react';
import { createRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../src/styles/styles.css';
import { CodeField } from '../../src/primitives/CodeField.js';
import {
  autofillText,
  composeText,
  dictateText,
  dropText,
  pasteText,
  preparePaste,
  typeAtOnce,
  typeText,
} from '../support/page/enter-text.js';
import { devTools, skipIn } from '../support/page/dev-tools.js';
import { aPlainReading, fastest } from '../support/fastest.js';
import { found, renderCodeField } from './fields.js';

const slots = () => [...document.querySelectorAll<HTMLElement>('[data-part=code-slot]')];
const shown = () =>
  slots()
    .map((slot) => (slot.hasAttribute('data-filled') ? slot.textContent : '_'))
    .join('');
const active = () => slots().flatMap((slot, index) => (slot.hasAttribute('data-active') ? [index] : []));
const getSelected = (input: HTMLInputElement) => input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0);
/** The position of a slot in the window, for the browser driver. */
const press = (input: HTMLInputElement, index: number) => {
  const from = input.getBoundingClientRect();
  const slot = slots()[index]?.getBoundingClientRect();
  return userEvent.click(input, { position: { x: (slot?.left ?? 0) + 5 - from.left, y: 10 } });
};
/** Presses the mouse on one slot and releases it on another. */
const drag = async (from: number, to: number) => {
  const session = devTools();
  const frame = window.frameElement?.getBoundingClientRect();
  const scale = (frame?.width ?? window.innerWidth) / window.innerWidth;
  const at = (index: number) => {
    const slot = slots()[index]?.getBoundingClientRect();
    return {
      x: ((slot?.left ?? 0) + 20) * scale + (frame?.left ?? 0),
      y: ((slot?.top ?? 0) + 20) * scale + (frame?.top ?? 0),
      button: 'left' as const,
      clickCount: 1,
    };
  };
  await session.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at(from) });
  await session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...at(to) });
  await session.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at(to) });
};
/** The polite live region in which the field says why a text is not a code. */
const refusal = () => page.elementLocator(found<HTMLElement>(document, '[data-part=code-problem][aria-live=polite]'));
const undo = () => userEvent.keyboard('{Control>}z{/Control}');

describe('CodeField, appearance and accessibility', () => {
  it('is one labelled text field, with slots hidden from assistive technology', async () => {
    const { input } = await renderCodeField({ id: 'code', name: 'otp', 'aria-describedby': 'why', invalid: true });
    expect(document.querySelectorAll('input')).toHaveLength(1);
    expect(page.getByRole('textbox', { name: 'Code' }).element()).toBe(input);
    expect(input).toHaveAttribute('autocomplete', 'one-time-code');
    expect(input).toHaveAttribute('inputmode', 'numeric');
    expect(input).toHaveAttribute('aria-describedby', 'why');
    expect(input).toHaveAttribute('aria-invalid', 'true');
    expect(input).toHaveAttribute('name', 'otp');
    expect(slots()).toHaveLength(6);
    expect(slots()[0]?.parentElement).toHaveAttribute('aria-hidden', 'true');
    expect(found<HTMLElement>(document, '[data-part=code-field]')).toHaveAttribute('translate', 'no');
  });

  it.each(['ltr', 'rtl'])('fills its slots from the left, %s', async (dir) => {
    document.documentElement.dir = dir;
    const { input } = await renderCodeField();
    await typeText(input, '12');
    const [first, second] = slots().map((slot) => slot.getBoundingClientRect().left);
    expect(first).toBeLessThan(second ?? NaN);
    expect(shown()).toBe('12____');
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
    document.documentElement.dir = '';
  });

  it('shows the caret and the selection in the slots, and neither without focus', async () => {
    const { input } = await renderCodeField();
    expect(active()).toEqual([]);
    await typeText(input, '123');
    expect(active()).toEqual([3]);
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    await expect.poll(active).toEqual([1]);
    await userEvent.keyboard('{Control>}a{/Control}');
    await expect.poll(active).toEqual([0, 1, 2]);
    await userEvent.keyboard('{End}');
    await expect.poll(active).toEqual([3]);
    input.blur();
    await expect.poll(active).toEqual([]);
    input.select();
    input.focus();
    await expect.poll(active).toEqual([0, 1, 2]);
  });

  it('leaves room for a password manager’s badge after its last slot', async () => {
    const { input, container } = await renderCodeField();
    const last = slots().at(-1)?.getBoundingClientRect();
    expect(input.getBoundingClientRect().right).toBeGreaterThan((last?.right ?? NaN) + 40);
    expect(container.scrollWidth).toBe(container.clientWidth);
  });

  it('fits into 280 pixels', async () => {
    const { container } = await renderCodeField({ length: 8 });
    container.style.width = '280px';
    expect(container.scrollWidth).toBeLessThanOrEqual(280);
    const last = slots().at(-1)?.getBoundingClientRect();
    expect(last?.right).toBeLessThanOrEqual(container.getBoundingClientRect().right);
  });

  it('keeps its layers if the page’s CSP forbids inline styles', async () => {
    const frame = document.createElement('iframe');
    frame.srcdoc =
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ` +
      `'self'"><div id="root"></div>`;
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    await loaded;
    const inner = frame.contentDocument;
    if (!inner) throw new Error('the frame has no document');
    const violated = vi.fn();
    inner.addEventListener('securitypolicyviolation', violated);
    const root = createRoot(found<HTMLElement>(inner, '#root'));
    root.render(<CodeField labels={{ code: 'Code' }} value="12" onChange={() => {}} />);
    await expect.poll(() => inner.querySelector('input')).not.toBe(null);
    const style = frame.contentWindow?.getComputedStyle(found(inner, 'input'));
    expect([style?.position, style?.color, style?.borderTopWidth]).toEqual(['static', 'rgba(0, 0, 0, 0)', '0px']);
    expect(inner.querySelectorAll('style')).toHaveLength(0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(violated).not.toHaveBeenCalled();
    root.unmount();
    frame.remove();
  });

  it('renders on a server', () => {
    expect(renderToString(<CodeField labels={{ code: 'Code' }} value="12" onChange={() => {}} />)).toContain(
      'one-time-code',
    );
  });
});

describe('CodeField, being pressed', () => {
  it.each(['ltr', 'rtl'])('selects the digit of the slot, and the next digit replaces it, %s', async (dir) => {
    document.documentElement.dir = dir;
    const { input, reported } = await renderCodeField({ value: '12945' });
    await press(input, 2);
    await expect.poll(active).toEqual([2]);
    expect(getSelected(input)).toBe('9');
    await userEvent.keyboard('3');
    expect([shown(), input.selectionStart, input.selectionEnd]).toEqual(['12345_', 3, 3]);
    expect(reported.completed).toEqual([]);
    document.documentElement.dir = '';
  });

  it('moves to the next slot, and fills the empty ones after it', async () => {
    const { input, reported } = await renderCodeField({ value: '12999' });
    await press(input, 2);
    await userEvent.keyboard('34');
    expect([shown(), reported.completed]).toEqual(['12349_', []]);
    await userEvent.keyboard('56');
    expect([shown(), reported.completed]).toEqual(['123456', ['123456']]);
  });

  it('replaces a digit of a complete code', async () => {
    const { input, reported } = await renderCodeField({ value: '123456' });
    await press(input, 2);
    await userEvent.keyboard('9');
    expect([shown(), input.selectionStart, reported.completed]).toEqual(['129456', 3, ['129456']]);
  });

  it.each(['{Backspace}', '{Delete}'])('deletes the pressed digit by %s', async (key) => {
    const { input } = await renderCodeField({ value: '12945' });
    await press(input, 2);
    await userEvent.keyboard(key);
    expect([shown(), input.selectionStart]).toEqual(['1245__', 2]);
    await userEvent.keyboard('3');
    expect(shown()).toBe('12345_');
  });

  it('undoes a digit that replaced another, and restores the other', async () => {
    const { input } = await renderCodeField({ value: '12945' });
    await press(input, 2);
    await userEvent.keyboard('7');
    await undo();
    expect([shown(), getSelected(input)]).toEqual(['12945_', '9']);
    await press(input, 2);
    await userEvent.keyboard('7{Backspace}');
    expect([shown(), input.selectionStart]).toEqual(['1245__', 2]);
  });

  it('keeps the digit if a letter is typed', async () => {
    const { input } = await renderCodeField({ value: '12945' });
    await press(input, 2);
    await userEvent.keyboard('x');
    expect([shown(), getSelected(input)]).toEqual(['12945_', '9']);
  });

  it('inserts digits between others again once a key moves the caret', async () => {
    const { input } = await renderCodeField({ value: '1245' });
    await press(input, 2);
    await userEvent.keyboard('{ArrowLeft}');
    await expect.poll(() => slots()[2]?.hasAttribute('data-caret')).toBe(true);
    await userEvent.keyboard('3');
    expect(shown()).toBe('12345_');
  });

  it('replaces as many digits as are composed', async () => {
    const { input, reported } = await renderCodeField({ value: '12995' });
    await press(input, 2);
    await composeText(input, '34');
    await expect.poll(shown).toBe('12345_');
    expect(reported.completed).toEqual([]);
  });

  it('moves the caret after the last digit when an empty slot is pressed', async () => {
    const { input } = await renderCodeField({ value: '12' });
    await press(input, 4);
    await expect.poll(active).toEqual([2]);
    await userEvent.keyboard('3');
    expect(shown()).toBe('123___');
  });

  it('selects its slot if all digits were selected, as after a wrong code', async () => {
    const { input } = await renderCodeField({ value: '123456', invalid: true });
    input.focus();
    input.select();
    await press(input, 3);
    await expect.poll(active).toEqual([3]);
    await userEvent.keyboard('9');
    expect(shown()).toBe('123956');
  });

  it('selects the slots dragged over, and with Shift those up to the pressed one', async () => {
    const { input } = await renderCodeField({ value: '123456' });
    await drag(1, 3);
    await expect.poll(active).toEqual([1, 2, 3]);
    expect(getSelected(input)).toBe('234');
    await drag(4, 2);
    await expect.poll(active).toEqual([2, 3, 4]);
    await userEvent.keyboard('9{Home}');
    expect(shown()).toBe('1296__');
    await userEvent.keyboard('{Shift>}');
    await press(input, 2);
    await userEvent.keyboard('{/Shift}');
    expect(getSelected(input)).toBe('129');
  });

  it('selects the complete code twice in a row', async () => {
    const { input } = await renderCodeField({ value: '123456' });
    skipIn('firefox', 'its driver cannot press twice');
    await userEvent.dblClick(input);
    await expect.poll(active).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('looks selected if the next digit replaces one, and shows the caret if it is inserted', async () => {
    const { input } = await renderCodeField({ value: '1234' });
    const carets = () =>
      slots()
        .map((slot) => slot.dataset.caret ?? '-')
        .join('');
    input.focus();
    await userEvent.keyboard('{End}');
    await expect.poll(carets).toBe('-----');
    await press(input, 1);
    await userEvent.keyboard('9');
    expect([active(), carets()]).toEqual([[2], '------']);
    await userEvent.keyboard('{End}56');
    await expect.poll(carets).toBe('-----end');
    await userEvent.keyboard('{ArrowLeft}');
    await expect.poll(active).toEqual([5]);
    expect(carets()).toBe('------');
  });
});

describe('CodeField, while typing', () => {
  it('commits once per key, without layout shifts', async () => {
    const commits = vi.fn();
    const { input } = await renderCodeField({}, (field) => (
      <Profiler id="field" onRender={commits}>
        {field}
      </Profiler>
    ));
    const places = () =>
      [...document.querySelectorAll('[data-part=code-field] *')].map((element) =>
        JSON.stringify(element.getBoundingClientRect()),
      );
    await userEvent.click(input);
    await expect.poll(active).toEqual([0]);
    const before = places();
    for (const key of '12345') {
      commits.mockClear();
      await userEvent.keyboard(key);
      await new Promise(requestAnimationFrame); // the `select` event itself comes later
      expect(commits, `at ${key}`).toHaveBeenCalledTimes(1);
    }
    expect(places()).toEqual(before);
  });

  it('loses no digit of fast keys', async () => {
    const { input, reported } = await renderCodeField();
    await typeAtOnce(input, '012345');
    await expect.poll(() => reported.completed).toEqual(['012345']);
  });

  it('is edited like a text field', async () => {
    const { input } = await renderCodeField();
    await typeText(input, '12345');
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{Backspace}');
    expect([shown(), input.selectionStart]).toEqual(['1245__', 2]);
    await userEvent.keyboard('{Delete}');
    expect([shown(), input.selectionStart]).toEqual(['125___', 2]);
    await userEvent.keyboard('{Home}9');
    expect([shown(), input.selectionStart]).toEqual(['9125__', 1]);
    await userEvent.keyboard('{End}7');
    expect(shown()).toBe('91257_');
    await userEvent.keyboard('{Shift>}{ArrowLeft}{ArrowLeft}{/Shift}00');
    expect(shown()).toBe('91200_');
    await userEvent.keyboard('{Control>}{Backspace}{/Control}');
    expect(shown()).toBe('______');
    await typeText(input, '123');
    await userEvent.keyboard('{Control>}a{/Control}4');
    expect(shown()).toBe('4_____');
  });

  it('overwrites the middle of a complete code, and ignores digits after its end', async () => {
    const { input, reported } = await renderCodeField();
    await typeText(input, '123456');
    await userEvent.keyboard('7');
    expect(shown()).toBe('123456');
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}99');
    expect([shown(), input.selectionStart]).toEqual(['123996', 5]);
    expect(reported.completed).toEqual(['123456', '123956', '123996']);
  });

  it('undoes and redoes typing, deleting and pasting', async () => {
    const { input } = await renderCodeField();
    await typeText(input, '12');
    await pasteText(input, '480211');
    expect(shown()).toBe('480211');
    await undo();
    expect([shown(), input.selectionStart]).toEqual(['12____', 2]);
    await undo();
    expect(shown()).toBe('______');
    await userEvent.keyboard('{Control>}y{/Control}');
    expect(shown()).toBe('12____');
  });

  it('does not change the text during a composition', async () => {
    const { input, reported } = await renderCodeField();
    const values: string[] = [];
    input.addEventListener('input', () => values.push(input.value));
    await composeText(input, '１２３');
    expect(values.slice(0, 3)).toEqual(['１', '１２', '１２３']);
    expect(reported.value).toBe('123');
    expect(input.value).toBe('123');
    await composeText(input, '456');
    expect(reported.completed).toEqual(['123456']);
  });

  it('ignores typing and pasting while it is read-only', async () => {
    const { input, change } = await renderCodeField({ value: '12' });
    await change({ readOnly: true });
    await typeText(input, '3');
    await pasteText(input, '480211');
    expect(shown()).toBe('12____');
  });
});

describe('CodeField, complete', () => {
  it('calls onComplete again for a code that is typed or pasted again', async () => {
    const { input, reported } = await renderCodeField();
    await typeText(input, '123456');
    await pasteText(input, '123456');
    await userEvent.keyboard('{Backspace}6');
    await userEvent.keyboard('{Control>}a{/Control}123456');
    await autofillText(input, '');
    await autofillText(input, '123456');
    expect(reported.completed).toEqual(Array.from({ length: 5 }, () => '123456'));
  });

  it('edits only the digits that have a slot if its value has more', async () => {
    const { input, reported } = await renderCodeField({ value: '12345678' });
    input.focus();
    expect(shown()).toBe('123456');
    await userEvent.keyboard('{End}{Backspace}');
    expect([shown(), reported.value]).toEqual(['12345_', '12345']);
    await undo();
    expect(reported.value).toBe('123456');
    await userEvent.keyboard('{End}{Backspace}9');
    expect(reported.value).toBe('123459');
    expect(reported.completed.filter((code) => code.length !== 6)).toEqual([]);
    await userEvent.keyboard('{Control>}a{/Control}{Delete}');
    expect([shown(), reported.value]).toEqual(['______', '']);
  });

  it('calls onComplete for each complete code, but not again for a rejected one', async () => {
    const { input, reported, change } = await renderCodeField();
    await typeText(input, '123456');
    await change({ invalid: true });
    await userEvent.keyboard('{Backspace}7');
    await userEvent.keyboard('{Backspace}6');
    await pasteText(input, '123456');
    expect(reported.completed).toEqual(['123456', '123457']);
  });

  it('calls onComplete again for the same code once its key changes', async () => {
    const { input, reported, change } = await renderCodeField();
    await typeText(input, '123456');
    await change({ key: 'next code' });
    await typeText(found(document, 'input'), '123456');
    expect(reported.completed).toEqual(['123456', '123456']);
    expect(input.isConnected).toBe(false);
  });

  it('is filled in by one event over existing digits, digit by digit, and from the middle', async () => {
    const { input, reported, change } = await renderCodeField();
    await typeText(input, '12');
    await autofillText(input, '480211');
    expect(reported.completed).toEqual(['480211']);
    await change({ key: 'digit by digit' });
    const next = found(document, 'input');
    for (let length = 1; length <= 6; length += 1) await autofillText(next, '998877'.slice(0, length));
    expect(reported.completed).toEqual(['480211', '998877']);
  });

  it('shows a pasted part of a code, and does not complete', async () => {
    const { input, reported } = await renderCodeField();
    await pasteText(input, '1234');
    expect(shown()).toBe('1234__');
    expect(reported.completed).toEqual([]);
  });

  const refused = [
    ['12345678', 'too_long', 'Too many digits.'],
    ['Order 998877, code 480211', 'several_codes', 'More than one code in there.'],
    ['no code', 'no_code', 'No code in there.'],
    ['23-11-26', 'no_code', 'No code in there.'],
  ] as const;
  const ways = { pasted: pasteText, dropped: dropText, 'filled in': autofillText, composed: dictateText };

  describe.each(Object.entries(ways))('%s', (_way, enter) => {
    it.each(refused)('keeps its text on %j, and shows why until the next edit', async (text, problem, said) => {
      const { input, reported } = await renderCodeField();
      await typeText(input, '12');
      await enter(input, text);
      await expect.element(refusal()).toHaveTextContent(said);
      expect([shown(), input.selectionStart, reported.completed, reported.problems]).toEqual([
        '12____',
        2,
        [],
        [problem],
      ]);
      input.focus();
      await userEvent.keyboard('{End}3');
      await expect.element(refusal()).toBeEmptyDOMElement();
      expect([shown(), reported.problems]).toEqual(['123___', [problem, null]]);
    });
  });

  it('announces it again if the same text is pasted again, and clears it once emptied', async () => {
    const { input, change } = await renderCodeField();
    await typeText(input, '12');
    await pasteText(input, 'no code');
    const before = found<HTMLElement>(document, '[data-part=code-problem] p');
    await pasteText(input, 'no code');
    expect(found<HTMLElement>(document, '[data-part=code-problem] p')).not.toBe(before);
    await change({ value: '' });
    await expect.element(refusal()).toBeEmptyDOMElement();
  });

  it('reports that a picture is not a code, and ignores other keys silently', async () => {
    const { input } = await renderCodeField();
    await typeText(input, 'x');
    await expect.element(refusal()).toBeEmptyDOMElement();
    input.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true }),
    );
    await expect.element(refusal()).toHaveTextContent('No code in there.');
  });

  it.each(Object.entries({ digits: '1', letters: 'x', otherDigits: '٣', separators: '- ' }))(
    'rejects a megabyte of %s at once and keeps working',
    async (_what, piece) => {
      const { input, reported } = await renderCodeField();
      await typeText(input, '123');
      const paste = preparePaste(input, piece.repeat(1_000_000 / piece.length));
      expect(fastest(() => expect(paste()).toBe(false))).toBeLessThan(aPlainReading());
      await typeText(input, '456');
      expect(reported.completed).toEqual(['123456']);
    },
  );
});

describe('CodeField, and a message bound to the site', () => {
  let requests: { signal: AbortSignal; arrive: (code: string) => void; refuse: (reason: Error) => void }[] = [];

  beforeEach(() => {
    requests = [];
    vi.stubGlobal('OTPCredential', class {});
    vi.spyOn(navigator.credentials, 'get').mockImplementation((options) => {
      const { signal } = options ?? {};
      return new Promise((resolve, reject) => {
        if (!signal) throw new Error('a request that nobody can end');
        signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
        requests.push({
          signal,
          arrive: (code) => resolve(Object.assign({ id: '', type: 'otp' }, { code })),
          refuse: reject,
        });
      });
    });
  });
  afterEach(() => vi.unstubAllGlobals());
  const open = () => requests.filter(({ signal }) => !signal.aborted);

  it('fills in its code and completes', async () => {
    const { reported } = await renderCodeField();
    expect(navigator.credentials.get).toHaveBeenLastCalledWith(
      expect.objectContaining({ otp: { transport: ['sms'] } }),
    );
    expect(open()).toHaveLength(1);
    open()[0]?.arrive('480211');
    await expect.poll(() => reported.completed).toEqual(['480211']);
    await expect.poll(open).toHaveLength(0);
  });

  it('shows why a code of another length is rejected', async () => {
    const { reported } = await renderCodeField();
    open()[0]?.arrive('48021177');
    await expect.element(refusal()).toHaveTextContent('Too many digits.');
    expect([reported.value, reported.problems]).toEqual(['', ['too_long']]);
  });

  it('waits again once the code is rejected', async () => {
    const { reported, change } = await renderCodeField();
    open()[0]?.arrive('480211');
    await expect.poll(() => reported.completed).toEqual(['480211']);
    await change({ invalid: true });
    await expect.poll(open).toHaveLength(1);
  });

  it('stops waiting on submit and on unmount', async () => {
    const { container, unmount } = await renderCodeField({}, (field) => (
      <form onSubmit={(event) => event.preventDefault()}>{field}</form>
    ));
    found<HTMLFormElement>(container, 'form').requestSubmit();
    expect(open()).toHaveLength(0);
    await unmount();
    await renderCodeField().then((field) => field.unmount());
    expect(open()).toHaveLength(0);
  });

  it('shows no error if the request is refused', async () => {
    const { reported, input } = await renderCodeField();
    open()[0]?.refuse(new DOMException('not here', 'NotAllowedError'));
    await typeText(input, '123456');
    expect(reported.completed).toEqual(['123456']);
  });

  it('makes no request if the browser does not support it, or while the field is read-only', async () => {
    await renderCodeField({ readOnly: true });
    vi.unstubAllGlobals();
    Reflect.deleteProperty(window, 'OTPCredential');
    await renderCodeField();
    expect(requests).toHaveLength(0);
  });
});
