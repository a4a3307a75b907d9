import { errorText } from '../../src/core/error-text.js';
import errors from '../../src/core/error-codes.ts?raw';
import { PhoneError } from '../../src/core/errors.js';
import { phoneErrorCodes, type PhoneErrorCode } from '../../src/core/error-codes.js';
import { en } from '../../src/messages/en.js';
import { ProseTable } from './ProseTable.js';
import { publicHooks } from './public-hooks.js';

/** Every error code, as its doc comment, the hooks and the English texts describe it. */
export function ErrorTable() {
  return (
    <ProseTable
      head={['Code', 'When', 'The user sees', 'What to do', 'Named by']}
      rows={phoneErrorCodes.map((code) => {
        const [when = '', whatToDo = ''] = commentOf(code);
        const error = new PhoneError(code, { retryAfter: 30, attemptsLeft: 2 });
        const hooks = publicHooks.filter(({ comment }) => comment.includes(`\`${code}\``));
        const namedBy = hooks.map(({ name }) => `\`${name}\``).join(', ') || 'any';
        return [`\`${code}\``, when, errorText(en, error) ?? 'nothing', whatToDo, namedBy];
      })}
    />
  );
}

function commentOf(code: PhoneErrorCode): string[] {
  const [, comment = ''] = new RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*'${code}',`).exec(errors) ?? [];
  return comment
    .replace(/^ *\* ?/gm, '')
    .trim()
    .split(/\n\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' '));
}
