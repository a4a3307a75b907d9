import { Unstyled } from '@storybook/addon-docs/blocks';
import { customPropertiesOf, partsOf } from './style-reference.js';
import './palette.css';
import './style-reference.css';

const components = import.meta.glob<string>(['../../src/components/**/*.tsx', '../../src/primitives/*.tsx'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

const stylesheet = Object.values(
  import.meta.glob<string>('../../src/styles/*.css', { query: '?raw', import: 'default', eager: true }),
).join('\n');

/** Every custom property of the stylesheet. */
export function CustomProperties() {
  return (
    <Unstyled>
      <table className="reference">
        <thead>
          <tr>
            <th>Property</th>
            <th>Light</th>
            <th>Dark</th>
            <th>More contrast, light</th>
            <th>Dark</th>
          </tr>
        </thead>
        <tbody>
          {customPropertiesOf(stylesheet).map(({ name, value, moreContrast, comment }) => (
            <tr key={name}>
              <td>
                <code>{name}</code>
                {comment && <p>{comment}</p>}
              </td>
              <Values value={value} />
              {moreContrast === null ? <td colSpan={2}>the same</td> : <Values value={moreContrast} />}
            </tr>
          ))}
        </tbody>
      </table>
    </Unstyled>
  );
}

/** Every `data-part`, with its state attributes and custom properties, read from the components and the stylesheet. */
export function Parts() {
  return (
    <Unstyled>
      <table className="reference">
        <thead>
          <tr>
            <th>Part</th>
            <th>States</th>
            <th>Custom properties</th>
          </tr>
        </thead>
        <tbody>
          {partsOf(stylesheet, Object.values(components)).map(({ name, attributes, customProperties }) => (
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
              <td>
                {customProperties.map((property) => (
                  <code key={property}>{property.replace('--phonekit-', '')}</code>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Unstyled>
  );
}

/** A value in both colour schemes: one cell if they are equal. */
function Values({ value }: { value: string }) {
  const { light, dark } = inBothSchemes(value);
  if (light === dark) {
    return (
      <td colSpan={2}>
        <code>{value}</code>
      </td>
    );
  }
  return [light, dark].map((color, index) => (
    <td key={index}>
      <Swatch color={color} />
    </td>
  ));
}

function Swatch({ color }: { color: string }) {
  return (
    <span className="reference-swatch">
      {typeof CSS !== 'undefined' && CSS.supports('color', color) && <span style={{ background: color }} />}
      <code>{color}</code>
    </span>
  );
}

/** The value in each colour scheme. */
function inBothSchemes(value: string): { light: string; dark: string } {
  const resolve = (index: 1 | 2) =>
    value.replace(
      /light-dark\(((?:[^(),]|\([^()]*\))+),\s*((?:[^(),]|\([^()]*\))+)\)/g,
      (...match: string[]) => match[index] ?? '',
    );
  return { light: resolve(1), dark: resolve(2) };
}
