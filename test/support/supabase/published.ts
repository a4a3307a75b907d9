import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

// GoTrue's published description of the requests and responses that the adapters make, as far as it goes, so that the
// stand-in does not drift: names, types and formats, and closed sets. It marks few members as required; those that
// GoTrue's code always sends are required here.

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);

const text = { type: 'string' };
const uuid = { type: 'string', format: 'uuid' };
const time = { type: 'string', format: 'date-time' };
const timeOrNull = { anyOf: [time, { type: 'null' }] };
const seconds = { type: 'integer' };
const channel = { enum: ['sms', 'whatsapp'] };
const factorType = { enum: ['totp', 'phone', 'webauthn'] };

function object(properties: Record<string, object>, required: readonly string[] = []): object {
  return { type: 'object', properties, required };
}

const factor = object(
  {
    id: uuid,
    status: { enum: ['verified', 'unverified'] },
    friendly_name: text,
    factor_type: factorType,
    phone: { type: ['string', 'null'] },
    created_at: time,
    updated_at: time,
    last_challenged_at: timeOrNull,
  },
  ['id', 'status', 'factor_type', 'created_at', 'updated_at'],
);

const identity = object(
  { identity_id: uuid, id: text, user_id: uuid, identity_data: { type: 'object' }, provider: text, created_at: time },
  ['identity_id', 'id', 'user_id', 'provider'],
);

const user = object(
  {
    id: uuid,
    aud: text,
    role: text,
    email: text,
    email_confirmed_at: time,
    phone: text,
    phone_confirmed_at: time,
    new_phone: text,
    phone_change_sent_at: time,
    app_metadata: { type: 'object' },
    user_metadata: { type: 'object' },
    factors: { type: 'array', items: factor },
    identities: { type: 'array', items: identity },
    created_at: time,
    updated_at: time,
    is_anonymous: { type: 'boolean' },
  },
  ['id', 'phone', 'identities'],
);

const tokens = object(
  { access_token: text, refresh_token: text, token_type: text, expires_in: seconds, expires_at: seconds, user },
  ['access_token', 'refresh_token', 'token_type', 'expires_in', 'user'],
);

const error = object({ code: { type: 'string', pattern: '^[a-z0-9_]+$' }, message: text }, ['code', 'message']);

const requests: Record<string, object> = {
  'PUT /user': object({ phone: text, channel }),
  'POST /verify': object({ type: { enum: ['sms', 'phone_change'] }, token: text, phone: text }, ['type']),
  'POST /resend': object({ type: { enum: ['sms', 'phone_change'] }, phone: text }, ['type']),
  'POST /factors': object({ factor_type: factorType, friendly_name: text, phone: text }, ['factor_type']),
  'POST /factors/{factorId}/challenge': object({ channel }),
  'POST /factors/{factorId}/verify': object({ challenge_id: uuid, code: text }, ['challenge_id']),
};

const responses: Record<string, object> = {
  'POST /token': tokens,
  'POST /verify': tokens,
  'POST /resend': object({ message_id: text }),
  'GET /user': user,
  'PUT /user': user,
  'DELETE /user/identities/{identityId}': object({}),
  'POST /factors': object({ id: uuid, type: factorType, friendly_name: text, phone: text }, ['id', 'type']),
  'POST /factors/{factorId}/challenge': object({ id: uuid, type: { enum: ['totp', 'phone'] }, expires_at: seconds }, [
    'id',
    'type',
    'expires_at',
  ]),
  'POST /factors/{factorId}/verify': tokens,
  'DELETE /factors/{factorId}': object({ id: uuid }, ['id']),
};

const compiled = new Map<object, ReturnType<typeof ajv.compile>>();

/** Throws if GoTrue's description does not contain the request. */
export function assertPublishedRequest(operation: string, body: unknown): void {
  assertShape(`request ${operation}`, requests[operation], body);
}

/** Throws if GoTrue's description does not contain the response. */
export function assertPublishedResponse(operation: string, status: number, body: unknown): void {
  assertShape(`response to ${operation}`, status < 400 ? responses[operation] : error, body);
}

function assertShape(what: string, schema: object | undefined, body: unknown): void {
  if (!schema) return;
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  if (!validate(body)) throw new Error(`The ${what} is not as published: ${ajv.errorsText(validate.errors)}`);
}
