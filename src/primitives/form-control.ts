/**
 * Has a hidden input stand for a field: a value that is written to it, as form libraries do, is written to the field,
 * and what they call on it is called on the input that people see.
 */
export function asFormControl(
  hidden: HTMLInputElement,
  input: { current: HTMLInputElement | null },
  write: (value: string) => void,
): HTMLInputElement {
  Object.defineProperty(hidden, 'value', {
    configurable: true,
    get: () => hidden.getAttribute('value') ?? '',
    set: (next: unknown) => {
      const value = String(next ?? '');
      hidden.setAttribute('value', value);
      write(value);
    },
  });
  return Object.assign(hidden, {
    focus: () => input.current?.focus(),
    select: () => input.current?.select(),
    setCustomValidity: (message: string) => input.current?.setCustomValidity(message),
    reportValidity: () => input.current?.reportValidity() ?? true,
  });
}
