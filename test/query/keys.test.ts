import { describe, expect, it } from 'vitest';
import { phoneKeys } from '../../src/query/keys.js';

const owner = { adapter: { scope: 'memory' }, userId: 'user_1' };

describe('phoneKeys', () => {
  it('name the kit, the backend, the user, and what it is, for an app and for a cache that it has stored', () => {
    expect(phoneKeys.all(owner)).toEqual(['phonekit', 'memory', 'user_1']);
    expect(phoneKeys.list(owner)).toEqual(['phonekit', 'memory', 'user_1', 'list']);
    expect(phoneKeys.operation(owner, 'delete')).toEqual(['phonekit', 'memory', 'user_1', 'delete']);
  });

  it('hold a hash of the id of a sign-in attempt, the same one each time', () => {
    const [kit, kind, hash] = phoneKeys.challenge('attempt_1');
    expect([kit, kind]).toEqual(['phonekit', 'second-factor']);
    expect(hash).toMatch(/^[0-9a-z]{8,11}$/);
    expect(phoneKeys.challenge('attempt_1')).toEqual([kit, kind, hash]);
    expect(phoneKeys.challenge('attempt_2')).not.toEqual([kit, kind, hash]);
  });
});
