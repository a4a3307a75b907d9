import { configure } from '@testing-library/react';

// Costs nothing where all is well; a busy machine is slow, and that is no failure.
configure({ asyncUtilTimeout: 8000 });

/** An app's tests never wrap the kit in `act()`, and its console stays empty. */
const complaints: unknown[][] = [];

beforeEach(() => {
  for (const level of ['error', 'warn'] as const) console[level] = (...spoken) => void complaints.push(spoken);
});

afterEach(() => expect(complaints.splice(0)).toEqual([]));
