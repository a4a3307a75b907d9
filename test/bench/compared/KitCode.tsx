import { useState } from 'react';
import { CodeField } from '../../../src/primitives/CodeField.js';
import type { ComparedCodeProps } from './props.js';

/** The kit's own field, including its parser for pasted messages. */
export function KitCode({ length, onChange, onComplete }: ComparedCodeProps) {
  const [value, setValue] = useState('');
  return (
    <CodeField
      labels={labels}
      length={length}
      value={value}
      onChange={(next) => {
        setValue(next);
        onChange(next);
      }}
      onComplete={onComplete}
    />
  );
}

const labels = { code: 'Code' };
