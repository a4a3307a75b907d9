import Dialog from '@mui/material/Dialog';
import { createPortal } from 'react-dom';
import type { CSSProperties, ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../src/styles/styles.css';
import { found, renderPhoneField, type PhoneFieldChange } from './fields.js';

// Where the open list of countries is positioned, and what closes it.

beforeEach(() => page.viewport(800, 600));
afterEach(() => void (document.documentElement.dir = ''));

const list = (root: ParentNode = document) => root.querySelector<HTMLElement>('[data-part=country-popover]');
const button = (root: ParentNode = document) => found<HTMLButtonElement>(root, '[data-part=country-button]');
const control = (root: ParentNode = document) =>
  found<HTMLElement>(root, '[data-part=phone-control]').getBoundingClientRect();

function box(root: ParentNode = document) {
  const element = list(root);
  if (!element) throw new Error('the list is closed');
  return element.getBoundingClientRect();
}

/** A field in a box, with its list open. */
async function openIn(style: CSSProperties, props: PhoneFieldChange = {}, around = (field: ReactNode) => field) {
  const field = await renderPhoneField(props, (inner) =>
    around(
      <div id="box" style={style}>
        {inner}
      </div>,
    ),
  );
  await userEvent.click(button());
  await expect.element(page.getByRole('combobox')).toHaveFocus();
  return { ...field, box: found<HTMLElement>(document, '#box') };
}

/** Whether each corner and edge of the list is visible and clickable. */
function expectUncovered(root: Document | ShadowRoot = document) {
  const { left, right, top, bottom } = box(root);
  const middle = [(left + right) / 2, (top + bottom) / 2] as const;
  const points = [
    [left + 9, top + 9],
    [right - 9, top + 9],
    [left + 9, bottom - 9],
    [right - 9, bottom - 9],
    middle,
  ] as const;
  for (const [x, y] of points)
    expect(list(root)?.contains(root.elementFromPoint(x, y)), `seen at ${x}, ${y}`).toBe(true);
}

function expectInWindow({ innerWidth, innerHeight }: Window = window) {
  const { left, right, top, bottom } = box();
  expect({ left: left >= 0, top: top >= 0, right: right <= innerWidth, bottom: bottom <= innerHeight }).toEqual({
    left: true,
    top: true,
    right: true,
    bottom: true,
  });
}

const low: CSSProperties = { position: 'absolute', insetBlockStart: 520, insetInlineStart: 20, inlineSize: 300 };

describe('the open list of countries', () => {
  it.each<[string, CSSProperties]>([
    ['hides what overflows', { overflow: 'hidden' }],
    ['clips what overflows', { overflow: 'clip' }],
    ['scrolls', { overflow: 'auto', blockSize: 110 }],
    ['is transformed', { transform: 'translateX(30px)', overflow: 'hidden' }],
    ['contains its paint', { contain: 'strict', blockSize: 110, inlineSize: 320 }],
    ['is filtered', { filter: 'blur(0)', overflow: 'hidden' }],
    ['is a container', { containerType: 'inline-size', overflow: 'hidden' }],
    ['will change', { willChange: 'transform', overflow: 'hidden' }],
    ['has a clip path', { clipPath: 'inset(0)' }],
  ])('is not clipped by a box that %s', async (_, style) => {
    await openIn(style);
    expect(box().height).toBeGreaterThan(250);
    expect(box().top).toBeGreaterThan(control().bottom);
    expect(box().left).toBeCloseTo(control().left, 0);
    expectUncovered();
  });

  it('covers later content of the page, whatever its z-index', async () => {
    await openIn({}, {}, (field) => (
      <>
        {field}
        <div style={{ position: 'fixed', inset: 0, zIndex: 2147483647, pointerEvents: 'none' }} />
        <p style={{ position: 'relative', zIndex: 999, background: 'white', blockSize: 200 }}>Later</p>
      </>
    ));
    expectUncovered();
  });

  it('opens below its field if there is space, and above at the window’s end', async () => {
    const { box: place } = await openIn({ ...low, insetBlockStart: 100 });
    expect(box().top).toBeGreaterThanOrEqual(control().bottom);
    expect(box().top).toBeLessThan(control().bottom + 9);
    place.style.insetBlockStart = '520px';
    await expect.poll(() => box().bottom <= control().top && box().bottom > control().top - 9).toBe(true);
    expectInWindow();
    expectUncovered();
  });

  it('stays below if its few countries fit', async () => {
    await openIn({ ...low, insetBlockStart: 350 }, { countries: ['US', 'CA'] });
    expect(box().top).toBeGreaterThanOrEqual(control().bottom);
  });

  it('keeps its side, and stays at its field, while a search shortens it', async () => {
    await openIn(low);
    await userEvent.keyboard('deutsch');
    await expect.poll(() => box().height).toBeLessThan(150);
    await expect.poll(() => box().bottom).toBeCloseTo(control().top - 4, 0);
  });

  it('is limited to the available space, and scrolls within it', async () => {
    await page.viewport(400, 360);
    await openIn({ ...low, insetBlockStart: 120 });
    expectInWindow();
    const options = found<HTMLElement>(document, '[role=listbox]');
    await userEvent.keyboard('{ArrowUp}'.repeat(3));
    const option = found<HTMLElement>(document, '[role=option][data-active]');
    expect(option.getBoundingClientRect().top).toBeGreaterThanOrEqual(options.getBoundingClientRect().top - 1);
    expect(option.getBoundingClientRect().bottom).toBeLessThanOrEqual(box().bottom);
  });

  it('can be used in a window too low for both, as above a keyboard', async () => {
    await page.viewport(640, 180);
    await openIn({ ...low, insetBlockStart: 70 });
    expectInWindow();
    expect(box().height).toBeGreaterThan(130);
  });

  it.each(['ltr', 'rtl'])('stays in a window of 320 px, %s', async (dir) => {
    document.documentElement.dir = dir;
    await page.viewport(320, 568);
    await openIn({ marginInline: 24, inlineSize: 180 });
    expectInWindow();
    expect(box().width).toBeGreaterThanOrEqual(250);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    expectUncovered();
  });

  it('is aligned with the country button, in both directions', async () => {
    for (const dir of ['ltr', 'rtl']) {
      document.documentElement.dir = dir;
      const { unmount } = await openIn({ inlineSize: 600 });
      expect(box().left).toBeCloseTo(control().left, 0);
      expect(getComputedStyle(list() ?? document.body).direction).toBe(dir);
      await unmount();
    }
  });

  it.each<[string, (field: ReactNode) => ReactNode, () => void]>([
    [
      'the page as it scrolls',
      (field) => <div style={{ blockSize: 3000, paddingBlockStart: 300 }}>{field}</div>,
      () => scrollTo(0, 150),
    ],
    [
      'the page as it scrolls sideways',
      (field) => (
        <div style={{ inlineSize: 3000, paddingInlineStart: 300 }}>
          <div style={{ inlineSize: 300 }}>{field}</div>
        </div>
      ),
      () => scrollTo(150, 0),
    ],
    [
      'a box that scrolls',
      (field) => (
        <div id="scroller" style={{ blockSize: 300, overflow: 'auto' }}>
          <div style={{ blockSize: 900, paddingBlockStart: 200 }}>{field}</div>
        </div>
      ),
      () => void (found<HTMLElement>(document, '#scroller').scrollTop += 150),
    ],
    [
      'a text that grows above it',
      (field) => (
        <>
          <p id="above" />
          {field}
        </>
      ),
      () => void (found<HTMLElement>(document, '#above').style.blockSize = '90px'),
    ],
    [
      'a dialog that slides',
      (field) => (
        <div id="sliding" style={{ transition: 'translate 200ms' }}>
          {field}
        </div>
      ),
      () => void (found<HTMLElement>(document, '#sliding').style.translate = '40px 90px'),
    ],
  ])('follows %s', async (_, around, move) => {
    await openIn({}, {}, around);
    const before = control();
    move();
    await expect
      .poll(() => Math.abs(control().top - before.top) + Math.abs(control().left - before.left))
      .toBeGreaterThan(60);
    await expect
      .poll(() => [box().top - control().bottom, box().left - control().left].map(Math.round))
      .toEqual([4, 0]);
    scrollTo(0, 0);
  });

  it('stays at its field on a page that is scrolled, right to left, and moved itself', async () => {
    document.documentElement.dir = 'rtl';
    document.body.style.cssText = 'transform: translateY(30px); position: relative; margin: 25px';
    const tall = { blockSize: 3000, inlineSize: 3000, paddingBlockStart: 900, paddingInlineStart: 700 };
    const around = (field: ReactNode) => (
      <div style={tall}>
        <div style={{ inlineSize: 300 }}>{field}</div>
      </div>
    );
    await renderPhoneField({}, around);
    button().scrollIntoView({ block: 'start', inline: 'center' });
    expect([scrollX < 0, scrollY > 0]).toEqual([true, true]);
    // A click would scroll the page in Firefox.
    button().focus({ preventScroll: true });
    await userEvent.keyboard('{Enter}');
    expect([box().top - control().bottom, box().left - control().left].map(Math.round)).toEqual([4, 0]);
    expectUncovered();
    document.body.style.cssText = '';
    scrollTo(0, 0);
  });

  it('follows the window as its size changes', async () => {
    await openIn({ position: 'fixed', insetBlockEnd: 20, insetInlineEnd: 20, inlineSize: 300 });
    for (const [width, height] of [
      [500, 500],
      [900, 700],
    ] as const) {
      await page.viewport(width, height);
      await expect.poll(() => Math.round(box().bottom - control().top)).toBe(-4);
      expectInWindow();
    }
  });

  it('follows a scroller in a shadow root, in the top layer as well', async () => {
    const host = document.body.appendChild(document.createElement('div'));
    const shadow = host.attachShadow({ mode: 'open' });
    for (const style of document.querySelectorAll('style')) shadow.append(style.cloneNode(true));
    await renderPhoneField({}, (field) => (
      <>
        {createPortal(
          <div id="scroller" style={{ blockSize: 120, overflow: 'auto' }}>
            <div style={{ blockSize: 900, paddingBlockStart: 30 }}>{field}</div>
          </div>,
          shadow,
        )}
        <input type="tel" hidden />
      </>
    ));
    button(shadow).click();
    await expect.poll(() => shadow.activeElement?.getAttribute('role')).toBe('combobox');
    const before = box(shadow).top;
    found<HTMLElement>(shadow, '#scroller').scrollTop = 25;
    await expect.poll(() => Math.round(before - box(shadow).top)).toBe(25);
    expectUncovered(shadow);
    host.remove();
  });

  it('can be pressed in a closed shadow root', async () => {
    const host = document.body.appendChild(document.createElement('div'));
    const shadow = host.attachShadow({ mode: 'closed' });
    await renderPhoneField({}, (field) => (
      <>
        {createPortal(field, shadow)}
        <input type="tel" hidden />
      </>
    ));
    button(shadow).click();
    await expect.poll(() => shadow.activeElement?.getAttribute('role')).toBe('combobox');
    const option = found<HTMLElement>(shadow, '[role=option]');
    for (const type of ['pointerdown', 'pointerup'])
      option.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true }));
    expect(list(shadow)).not.toBe(null);
    option.click();
    await expect.poll(() => found<HTMLElement>(shadow, '[data-part=phone-field]').dataset.country).toBe('AF');
    host.remove();
  });

  it.each(['', '<!doctype html>'])('stays in a frame, whose document begins with "%s"', async (doctype) => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    frame.style.cssText = 'inline-size: 400px; block-size: 420px; margin: 40px';
    frame.srcdoc = `${doctype}<body style="margin: 340px 20px 0"></body>`;
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    const inner = frame.contentDocument;
    if (!inner?.defaultView) throw new Error('the frame has no document');
    for (const style of document.querySelectorAll('style')) inner.head.append(style.cloneNode(true));
    await renderPhoneField({}, (field) => (
      <>
        {createPortal(field, inner.body)}
        <input type="tel" hidden />
      </>
    ));
    button(inner).click();
    await expect.poll(() => inner.activeElement?.getAttribute('role')).toBe('combobox');
    expect(box(inner).bottom).toBeCloseTo(control(inner).top - 4, 0);
    expect(box(inner).top).toBeGreaterThanOrEqual(0);
    expect(box(inner).right).toBeLessThanOrEqual(400);
    inner.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    await expect.poll(() => list(inner)).toBe(null);
    expect(inner.activeElement).toBe(button(inner));
    frame.remove();
  });

  it('is positioned by the stylesheet in a browser without popovers', async () => {
    const { showPopover } = HTMLElement.prototype;
    Reflect.deleteProperty(HTMLElement.prototype, 'showPopover');
    try {
      const { root } = await openIn({ marginBlockStart: 40 });
      expect(list()).not.toHaveAttribute('popover');
      expect(getComputedStyle(list() ?? document.body).position).toBe('absolute');
      expect(box().top).toBeGreaterThanOrEqual(control().bottom);
      expect(box().left).toBeCloseTo(control().left, 0);
      expectUncovered();
      await userEvent.keyboard('fr{Enter}');
      expect(root().dataset.country).toBe('FR');
    } finally {
      HTMLElement.prototype.showPopover = showPopover;
    }
  });

  it('is as wide as its field, up to a maximum', async () => {
    await openIn({ inlineSize: 340 });
    expect(box().width).toBeCloseTo(control().width, 0);
    found<HTMLElement>(document, '#box').style.inlineSize = '700px';
    await expect.poll(() => box().width).toBe(384);
  });
});

describe('the open list of countries closes', () => {
  it('by a second press on its button, which takes focus', async () => {
    await openIn({});
    await userEvent.click(button());
    expect(list()).toBe(null);
    expect(document.activeElement).toBe(button());
    await userEvent.keyboard('{ArrowDown}');
    expect(list()).not.toBe(null);
  });

  it('by a press outside, even if what is pressed is not focusable', async () => {
    const pressed = vi.fn();
    await openIn({}, {}, (field) => (
      <>
        {field}
        <button
          type="button"
          style={{ position: 'fixed', insetBlockEnd: 0 }}
          onMouseDown={(event) => event.preventDefault()}
          onClick={pressed}
        >
          Bold
        </button>
      </>
    ));
    await userEvent.click(page.getByRole('button', { name: 'Bold' }));
    await expect.poll(list).toBe(null);
    expect(pressed).toHaveBeenCalledOnce();
  });

  it('by a touch outside, and not by one that scrolls the page', async () => {
    const onBlur = vi.fn();
    await openIn({}, { onBlur });
    const touch = (type: string) =>
      document.body.dispatchEvent(new PointerEvent(type, { pointerType: 'touch', bubbles: true }));
    touch('pointerdown');
    touch('pointercancel');
    expect(list()).not.toBe(null);
    touch('pointerdown');
    touch('pointerup');
    await expect.poll(list).toBe(null);
    expect(onBlur).toHaveBeenCalledOnce();
  });

  it('not by a text selection in its search that is released outside', async () => {
    await openIn({});
    found(document, '[role=combobox]').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    document.body.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
    expect(list()).not.toBe(null);
  });

  it('by Tab, which moves to the number', async () => {
    const { input } = await openIn(low);
    await userEvent.tab();
    expect(list()).toBe(null);
    expect(document.activeElement).toBe(input);
  });

  it('by Shift and Tab, which moves back to its button', async () => {
    await openIn(low);
    await userEvent.tab({ shift: true });
    expect(list()).toBe(null);
    expect(document.activeElement).toBe(button());
  });
});

describe('Escape in the list of countries', () => {
  /** Listens for Escape in the ways that dialog libraries do. */
  const layers: Record<string, [target: () => EventTarget, type: 'keydown' | 'keyup', capture: boolean]> = {
    'the document, in capture': [() => document, 'keydown', true],
    'the document': [() => document, 'keydown', false],
    'the window, in capture, later': [() => window, 'keydown', true],
    'the window, as keys come up': [() => window, 'keyup', false],
    'the body, in capture': [() => document.body, 'keydown', true],
  };

  it.each(Object.keys(layers))('does not reach a dialog that listens on %s, but the next one does', async (name) => {
    const [target, type, capture] = layers[name] ?? [];
    const closed = vi.fn(
      (event: Event) => event instanceof KeyboardEvent && event.key === 'Escape' && escapes.push(type ?? ''),
    );
    const escapes: string[] = [];
    await openIn({});
    target?.().addEventListener(type ?? '', closed, capture);
    await userEvent.keyboard('{Escape}');
    expect(list()).toBe(null);
    expect(escapes).toEqual([]);
    expect(document.activeElement).toBe(button());
    await userEvent.keyboard('{Escape}');
    expect(escapes).toHaveLength(1);
    target?.().removeEventListener(type ?? '', closed, capture);
  });

  it('does not reach a MUI dialog, whose focus trap leaves focus in the list', async () => {
    const onClose = vi.fn();
    await renderPhoneField({}, (field) => (
      <>
        {
          <Dialog open onClose={onClose}>
            {field}
          </Dialog>
        }
        <input type="tel" hidden />
      </>
    ));
    await userEvent.click(button());
    await expect.element(page.getByRole('combobox')).toHaveFocus();
    expectUncovered();
    await userEvent.keyboard('{Escape}');
    expect(list()).toBe(null);
    expect(onClose).not.toHaveBeenCalled();
    await userEvent.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('does not reach a popover around it, whose edge it overlaps', async () => {
    await renderPhoneField({}, (field) => (
      <div popover="auto" ref={showPopover} style={{ overflow: 'hidden', margin: 40 }}>
        {field}
      </div>
    ));
    await userEvent.click(button());
    expectUncovered();
    const around = found<HTMLElement>(document, '[popover=auto]');
    await userEvent.keyboard('{Escape}');
    expect([list(), around.matches(':popover-open')]).toEqual([null, true]);
    await userEvent.keyboard('{Escape}');
    expect(around.matches(':popover-open')).toBe(false);
  });

  it('only ends a composition', async () => {
    const closed = vi.fn();
    await openIn({});
    document.addEventListener('keydown', closed, true);
    found(document, '[role=combobox]').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', isComposing: true, bubbles: true, cancelable: true }),
    );
    document.removeEventListener('keydown', closed, true);
    expect(list()).not.toBe(null);
    expect(closed).not.toHaveBeenCalled();
  });

  it('closes it if the page has moved focus away', async () => {
    await openIn({});
    found<HTMLElement>(document, '[role=listbox]').focus();
    await userEvent.keyboard('{Escape}');
    expect(list()).toBe(null);
  });
});

function showPopover(element: HTMLElement | null) {
  if (element && !element.matches(':popover-open')) element.showPopover();
}
