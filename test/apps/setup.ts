import { configure } from '@testing-library/react';

// As long as `patience` of test/support, which Jest cannot import: it supports neither .js for .ts nor .mjs in
// CommonJS.
configure({ asyncUtilTimeout: 60_000 });

/** An app's tests never wrap the kit in `act()`, and its console stays empty. */
const complaints: unknown[][] = [];

beforeEach(() => {
  for (const level of ['error', 'warn'] as const) console[level] = (...spoken) => void complaints.push(spoken);
});

afterEach(() => expect(complaints.splice(0)).toEqual([]));
