import { Unstyled } from '@storybook/addon-docs/blocks';
import publicSurface from '../../src/index.ts?raw';
import './palette.css';
import './style-reference.css';

const sources = import.meta.glob<string>(['../../src/hooks/*.ts', '../../src/provider/*.ts'], { query: '?raw', import: 'default', eager: true });

/** Every public hook with its doc comment. */
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
  const exported = [...publicSurface.matchAll(/export \{ (use\w+)[^}]*\} from '\.\/([\w/]+)\.js'/g)];
  return exported.map(([, name = '', path = '']) => {
    const source = sources[`../../src/${path}.ts`] ?? '';
    const [, comment = ''] = new RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*export function ${name}\\b`).exec(source) ?? [];
    return { name, comment: comment.replace(/^\s*\* ?/gm, '').replace(/\s+/g, ' ').trim() };
  });
}
