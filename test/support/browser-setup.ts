import { afterEach, beforeEach, expect, vi } from 'vitest';
import { cleanup } from '@testing-library/react';
import './patient-queries.js';

/** An unexpected error or warning on the console fails the test that caused it. */
const complaints: unknown[][] = [];

/** The cause of an `unknown` error, which a test of its own reads. */
const isForDevelopers = ([first]: unknown[]) => String(first).startsWith('phonekit: a call failed with an error');

beforeEach(() => {
  for (const level of ['error', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation((...spoken) => {
      if (!isForDevelopers(spoken)) complaints.push(spoken);
    });
  }
});

afterEach(() => {
  vi.useRealTimers();
  cleanup(); // here, so that logs of unmounting still count
  document.body.replaceChildren(); // the next file may share the page
  vi.restoreAllMocks();
  localStorage.clear();
  sessionStorage.clear();
  expect(complaints.splice(0), 'console errors and warnings').toEqual([]);
});
