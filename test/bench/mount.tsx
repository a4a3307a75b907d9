import { Profiler, type ComponentType } from 'react';
import { render } from '@testing-library/react';
import type { CountryCode } from '../../src/core/e164.js';
import { found } from '../primitives/fields.js';
import type { ComparedCodeProps, ComparedPhoneProps } from './compared/props.js';

/** A mounted field. */
export interface Mounted {
  input: HTMLInputElement;
  /** The caller's current value. */
  value: () => string | null;
  /** The value that the caller would submit: the number, or the last complete code. */
  result: () => string | null;
  /** The country that it shows, if any. */
  country: () => string | undefined;
  /** How many times React has committed it. */
  commits: () => number;
  unmount: () => Promise<void>;
}

export async function mountPhone(
  Field: ComponentType<ComparedPhoneProps>,
  country: CountryCode = 'US',
): Promise<Mounted> {
  let value: string | null = null;
  const mounted = await mount(<Field defaultCountry={country} onChange={(next) => void (value = next)} />);
  return { ...mounted, value: () => value, result: () => value };
}

export async function mountCode(Field: ComponentType<ComparedCodeProps>, length = 6): Promise<Mounted> {
  let value = '';
  let whole: string | null = null;
  const mounted = await mount(
    <Field length={length} onChange={(next) => void (value = next)} onComplete={(code) => void (whole = code)} />,
  );
  return { ...mounted, value: () => value, result: () => whole };
}

async function mount(field: React.JSX.Element) {
  let commits = 0;
  const { container, unmount } = render(
    <Profiler id="field" onRender={() => void (commits += 1)}>
      {field}
    </Profiler>,
  );
  return {
    input: found(container, 'input'),
    country: () => container.querySelector<HTMLElement>('[data-country]')?.dataset.country,
    commits: () => commits,
    unmount: async () => unmount(),
  };
}
