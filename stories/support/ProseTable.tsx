import { Unstyled } from '@storybook/addon-docs/blocks';
import './palette.css';
import './style-reference.css';

/** A table of prose. Text between backticks renders as code. */
export function ProseTable({ head, rows }: { head?: readonly string[]; rows: readonly (readonly string[])[] }) {
  return (
    <Unstyled>
      <table className="reference reference-prose">
        {head && (
          <thead>
            <tr>
              {head.map((text) => (
                <th key={text} scope="col">
                  {text}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]}>
              {row.map((text, index) => (
                <td key={index}>
                  {text.split('`').map((piece, at) => (at % 2 === 1 ? <code key={at}>{piece}</code> : piece))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Unstyled>
  );
}
