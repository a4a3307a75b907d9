'use client';
import { useContext, type KeyboardEvent, type SyntheticEvent } from 'react';
import { InsideFormContext } from '../../provider/InsideForm.js';

/**
 * Returns the root element of a form and its props, those of its submit button, which must be its only primary button,
 * and those of its fields.
 */
export function useFormRoot(submit: () => void) {
  const isInside = useContext(InsideFormContext);
  if (isInside) {
    return {
      // It has the same props, as far as the kit uses them.
      Root: 'div' as 'form',
      root: { role: 'group', onKeyDown: submitOnEnter },
      submitButton: { type: 'button', onClick: submit },
      // There is no form with an empty id, so that no form owns the input.
      field: { form: '' },
    } as const;
  }
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    submit();
  };
  return { Root: 'form', root: { noValidate: true, onSubmit }, submitButton: { type: 'submit' }, field: null } as const;
}

function submitOnEnter(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing) return;
  if ((event.target as HTMLElement).tagName !== 'INPUT') return;
  event.preventDefault(); // or a form around would be submitted if it owned the input
  event.currentTarget.querySelector<HTMLElement>('[data-variant=primary]')?.click();
}
