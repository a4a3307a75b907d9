import { Unstyled } from '@storybook/addon-docs/blocks';
import publicSurface from '../../src/index.ts?raw';
import './palette.css';
import './style-reference.css';

const sources = import.meta.glob<string>('../../src/hooks/*.ts', { query: '?raw', import: 'default', eager: true });

/** Every public hook with what its own comment says of it. */
export function HookTable() {
  return (
    <Unstyled>
      <table className="reference reference-prose">
        <tbody>
          {hooks().map(({ name, comment }) => (
            <tr key={name}>
              <td>
                <code>{name}</code>
              </td>
              <td>{comment.split('`').map((piece, index) => (index % 2 === 1 ? <code key={index}>{piece}</code> : piece))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Unstyled>
  );
}

function hooks(): { name: string; comment: string }[] {
  const names = [...publicSurface.matchAll(/export \{ (use\w+)/g)].map(([, name = '']) => name);
  return names.map((name) => {
    const source = sources[`../../src/hooks/${name}.ts`] ?? '';
    const [, comment = ''] = new RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*export function ${name}\\b`).exec(source) ?? [];
    return { name, comment: comment.replace(/^\s*\* ?/gm, '').replace(/\s+/g, ' ').trim() };
  });
}
