import { describe, expect, it } from 'vitest';
import { phoneKeys } from '../../src/query/keys.js';

const owner = { adapter: { scope: 'memory' }, userId: 'user_1' };

describe('phoneKeys', () => {
  it('contain the kit, the backend, the user and the kind, for an app and for a persisted cache', () => {
    expect(phoneKeys.all(owner)).toEqual(['phonekit', 'memory', 'user_1']);
    expect(phoneKeys.list(owner)).toEqual(['phonekit', 'memory', 'user_1', 'list']);
    expect(phoneKeys.operation(owner, 'delete')).toEqual(['phonekit', 'memory', 'user_1', 'delete']);
  });

  it('contain a stable hash of the id of a sign-in attempt', () => {
    const [kit, kind, hash] = phoneKeys.challenge('attempt_1');
    expect([kit, kind]).toEqual(['phonekit', 'second-factor']);
    expect(hash).toMatch(/^[0-9a-z]{8,14}$/);
    expect(phoneKeys.challenge('attempt_1')).toEqual([kit, kind, hash]);
    expect(phoneKeys.challenge('attempt_2')).not.toEqual([kit, kind, hash]);
  });
});
