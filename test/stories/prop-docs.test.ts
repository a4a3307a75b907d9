import { describe, expect, it } from 'vitest';
import { withPropDocs } from '../../.storybook/prop-docs.js';

describe('withPropDocs', () => {
  const describeProp = (raw: string, members: { name: string; value?: string }[], description = '') => {
    const argType = {
      name: 'prop',
      description,
      type: { name: 'union', value: members },
      table: { type: { summary: 'union' } },
    };
    const component = { __docgenInfo: { props: { prop: { tsType: { raw } } } } };
    const described = withPropDocs({ argTypes: { prop: argType }, component } as unknown as Parameters<
      typeof withPropDocs
    >[0]);
    return described['prop'];
  };
  const orUndefined = { name: 'other', value: 'undefined' };

  it.each([
    ['boolean | undefined', 'boolean'],
    ["| 'emoji' | 'none' | undefined", "'emoji' | 'none'"],
    ['(() => void) | undefined', '() => void'],
    ['((number: PhoneNumber) => void) | undefined', '(number: PhoneNumber) => void'],
    ['string | null', 'string | null'],
  ])('shows %s as %s', (raw, shown) => {
    expect(describeProp(raw, [])?.table?.type?.summary).toBe(shown);
  });

  it('gives an optional prop the control of its type', () => {
    expect(describeProp('boolean | undefined', [{ name: 'boolean' }, orUndefined])?.type).toEqual({ name: 'boolean' });
    const callback = [{ name: 'other', value: 'unknown' }, orUndefined];
    expect(describeProp('(() => void) | undefined', callback)?.type).toEqual({ name: 'function' });
    const nullable = [{ name: 'string' }, { name: 'other', value: 'null' }, orUndefined];
    expect(describeProp('string | null | undefined', nullable)?.type).toMatchObject({ name: 'union' });
  });

  it('moves @default into its column', () => {
    expect(describeProp('boolean | undefined', [], 'Whether it is on. @default `false`')).toMatchObject({
      description: 'Whether it is on.',
      table: { defaultValue: { summary: 'false' } },
    });
  });
});
