import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { memoryAdapter } from '../../src/adapters/memory/index.js';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { getExampleNumber, parseNumber, getPhoneCountries } from '../../src/core/e164.js';
import '../../src/styles/styles.css';
import { fail, faultyAdapter } from '../../src/testing/index.js';
import { renderKit, us } from '../support/page/render-kit.js';

const widths = [1000, 640, 320];
/** The list, and the content above and below it. */
const frame = '[data-part=root] > :is([data-part=header], [data-part=list-area], [data-part=button])';
const idle: IdleRequestCallback[] = [];

/** The screen in columns of several widths; its layout depends on its own width. */
function Columns() {
  return (
    <>
      {widths.map((width, index) => (
        <div
          key={width}
          data-testid={width}
          style={{ position: 'absolute', left: index * 1000, width, fontFamily: 'sans-serif' }}
        >
          <PhoneNumbers />
        </div>
      ))}
    </>
  );
}

const asWideAsTheNumber = ['number', 'row-text'];

/** The position of everything, except the width of the number itself and of what wraps it, for each column. */
function places(selector: string) {
  return widths.map((column) => {
    const root = page.getByTestId(String(column)).element();
    const { x: left, y: top } = root.getBoundingClientRect();
    return [...root.querySelectorAll(selector)].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const part = element.getAttribute('data-part');
      return [column, part, x - left, y - top, asWideAsTheNumber.includes(part ?? '') ? null : width, height];
    });
  });
}

/** The layout shifts that the browser has recorded since. */
function watchShifts() {
  const observer = new PerformanceObserver(() => {});
  observer.observe({ type: 'layout-shift' });
  return async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const shifts = observer.takeRecords();
    observer.disconnect();
    return shifts.map((shift) => shift.toJSON() as unknown);
  };
}

beforeEach(() => {
  idle.length = 0;
  vi.stubGlobal('requestIdleCallback', (callback: IdleRequestCallback) => idle.push(callback));
  vi.stubGlobal('cancelIdleCallback', () => {});
});
afterEach(() => void vi.unstubAllGlobals());

describe('PhoneNumbers', () => {
  it('causes no layout shift when the phone metadata loads and numbers are formatted', async () => {
    const phoneNumbers = getPhoneCountries().map((country) => ({
      phoneNumber: parseNumber(getExampleNumber(country), country)!.number as string,
      verification: null,
    }));
    await renderKit(<Columns />, {
      adapter: faultyAdapter(memoryAdapter({ phoneNumbers, policy: { maxPhoneNumbers: null } })),
    });
    await expect.element(page.getByText(us).first()).toBeVisible();
    const before = places('[data-scope=phonekit]:not([data-part=badges])');
    expect(before[0]!.length).toBeGreaterThan(1000);
    const shifts = watchShifts();
    for (const callback of idle) callback({ didTimeout: false, timeRemaining: () => 50 });
    await expect.element(page.getByText('+1 201 555 0123').first()).toBeVisible();
    expect(places('[data-scope=phonekit]:not([data-part=badges])')).toEqual(before);
    expect(await shifts()).toEqual([]);
  });

  it.each([
    ['one number', [us]],
    ['one number that is not verified', [{ phoneNumber: us, verification: null }]],
    ['no number', []],
  ])('causes no layout shift while it loads %s', async (_, phoneNumbers) => {
    const adapter = faultyAdapter(memoryAdapter({ phoneNumbers, latency: 100 }));
    await renderKit(<Columns />, { adapter });
    await expect.element(page.getByText('Loading your phone numbers').first()).toBeInTheDocument();
    const before = places(frame);
    const shifts = watchShifts();
    await expect.poll(() => page.getByText('Loading your phone numbers').elements()).toHaveLength(0);
    expect(places(frame)).toEqual(before);
    expect(await shifts()).toEqual([]);
  });

  it('causes no layout shift if the list could not be read, and while it is read again', async () => {
    const adapter = faultyAdapter(memoryAdapter({ phoneNumbers: [us], latency: 50 }));
    adapter.faults = { list: [fail('network'), fail('network')] };
    await renderKit(<Columns />, { adapter });
    const wide = () => places(frame).slice(0, 2);
    await expect.element(page.getByText('Loading your phone numbers').first()).toBeInTheDocument();
    const before = wide();
    await expect.element(page.getByRole('button', { name: 'Try again' }).first()).toBeVisible();
    expect(wide()).toEqual(before);
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await expect.poll(() => page.getByRole('button', { name: 'Try again' }).elements()).toHaveLength(0);
    expect(wide()).toEqual(before);
  });
});
