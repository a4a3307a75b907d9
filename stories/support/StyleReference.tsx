import { Unstyled } from '@storybook/addon-docs/blocks';
import { customPropertiesOf, partsOf } from './style-reference.js';
import './palette.css';
import './style-reference.css';

const components = import.meta.glob<string>(['../../src/components/*.tsx', '../../src/primitives/*.tsx'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

const stylesheet = Object.values(
  import.meta.glob<string>('../../src/styles/*.css', { query: '?raw', import: 'default', eager: true }),
).join('\n');

/** Every custom property of the stylesheet, read from it. */
export function CustomProperties() {
  return (
    <Unstyled>
      <table className="reference">
        <thead>
          <tr>
            <th>Property</th>
            <th>Light</th>
            <th>Dark</th>
          </tr>
        </thead>
        <tbody>
          {customPropertiesOf(stylesheet).map(({ name, value, comment }) => {
            const { light, dark } = themes(value);
            return (
              <tr key={name}>
                <td>
                  <code>{name}</code>
                  {comment && <p>{comment}</p>}
                </td>
                {light === dark ? (
                  <td colSpan={2}>
                    <code>{value}</code>
                  </td>
                ) : (
                  [light, dark].map((color, index) => (
                    <td key={index}>
                      <Swatch color={color} />
                    </td>
                  ))
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Unstyled>
  );
}

/** Every `data-part` with its state attributes, read from the components and the stylesheet. */
export function Parts() {
  return (
    <Unstyled>
      <table className="reference">
        <thead>
          <tr>
            <th>Part</th>
            <th>States</th>
          </tr>
        </thead>
        <tbody>
          {partsOf(stylesheet, Object.values(components)).map(({ name, attributes }) => (
            <tr key={name}>
              <td>
                <code>{name}</code>
              </td>
              <td>
                {attributes.map((attribute) => (
                  <code key={attribute.name}>
                    {attribute.name}
                    {attribute.values.length > 0 && `="${attribute.values.join(' | ')}"`}
                  </code>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Unstyled>
  );
}

function Swatch({ color }: { color: string }) {
  return (
    <span className="reference-swatch">
      {CSS.supports('color', color) && <span style={{ background: color }} />}
      <code>{color}</code>
    </span>
  );
}

/** What a value is in either theme. */
function themes(value: string): { light: string; dark: string } {
  const resolve = (index: 1 | 2) => value.replace(/light-dark\(((?:[^(),]|\([^()]*\))+),\s*((?:[^(),]|\([^()]*\))+)\)/g, (...match: string[]) => match[index] ?? '');
  return { light: resolve(1), dark: resolve(2) };
}
