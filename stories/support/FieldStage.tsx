import type { ReactNode } from 'react';

/** A primitive, with the value it last reported below it. */
export function FieldStage({
  reported,
  children,
}: {
  reported: readonly { term: string; value: string | null }[];
  children: ReactNode;
}) {
  return (
    <div className="field-stage">
      {children}
      <dl>
        {reported.map(({ term, value }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              <code dir="ltr">{value === null ? 'null' : JSON.stringify(value)}</code>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
