import { isVerified, usePhoneNumbers, useRemovePhone, type PhoneNumber } from '../../../src/index.js';

export function Numbers() {
  const { data: numbers, error, isPending, refetch } = usePhoneNumbers();

  if (isPending) return <p>One moment…</p>;
  if (error) return <button onClick={() => void refetch()}>That failed ({error.code}). Try again</button>;
  return (
    <ul>
      {numbers.map((number) => (
        <Row key={number.id} number={number} />
      ))}
    </ul>
  );
}

/** Each row calls its own hooks, so that two rows can be busy at once. */
function Row({ number }: { number: PhoneNumber }) {
  const remove = useRemovePhone();
  return (
    <li>
      {number.phoneNumber} {isVerified(number) ? '' : '(not verified)'}{' '}
      {remove.isSupported && (
        <button aria-disabled={remove.isPending} onClick={() => remove.isPending || remove.mutate({ id: number.id })}>
          Remove
        </button>
      )}
      {remove.error && <span role="alert">{remove.error.code}</span>}
    </li>
  );
}
