import {jwtVerify, SignJWT, errors} from 'jose';
import type {Role} from '../../src/core/audience.js';
import {Failure} from './failure.js';

/** What a space token says. Names are not in it: they can be changed and erased. */
export interface SpaceToken {
  sub: string;
  role: Role;
  space: string;
  /** The generation of the space's keys that it was made under. */
  gen: number;
  /** Seconds since 1970. */
  exp: number;
}

export interface Tokens {
  sign(token: Omit<SpaceToken, 'exp'>, seconds: number): Promise<{token: string; expires: string}>;
  /** Rejects with 401. `{late: true}` takes one whose time has run out: it still says who somebody was. */
  read(token: string, options?: {late?: boolean}): Promise<SpaceToken>;
}

const ISSUER = 'flip-server';
/** Tells our tokens from others that the same secret may sign. */
const TYPE = 'flip-space+jwt';
const ROLES: readonly unknown[] = ['learner', 'staff', 'anonymous'] satisfies Role[];
/** HS256 asks for a key at least as long as its digest (RFC 7518, 3.2). */
export const SECRET_BYTES = 32;
/** A page sends its token with all it says: the signature is looked at once. */
const KEPT_AT_MOST = 10_000;

export const unauthorized = (code: string, message: string): Failure =>
  new Failure(401, code, message, {'www-authenticate': 'Bearer'});

const badToken = () => unauthorized('bad-token', 'This token is not one of this server, or was changed. Join the space again.');

/** Signs and reads space tokens with the server's secret: HS256 and nothing else, whatever a token says of itself. */
export function tokensOf(secret: string, now: () => Date): Tokens {
  const key = new TextEncoder().encode(secret);
  if (key.length < SECRET_BYTES) {
    throw new RangeError(`The secret must have at least ${SECRET_BYTES} bytes. This makes one: openssl rand -base64 48`);
  }
  const known = new Map<string, SpaceToken>();
  const keep = (text: string, token: SpaceToken): SpaceToken => {
    if (known.size >= KEPT_AT_MOST) known.clear();
    known.set(text, token);
    return token;
  };
  return {
    async sign({sub, role, space, gen}, seconds) {
      const iat = Math.floor(now().getTime() / 1000);
      const token = await new SignJWT({role, space, gen}).setProtectedHeader({alg: 'HS256', typ: TYPE})
        .setIssuer(ISSUER).setSubject(sub).setIssuedAt(iat).setExpirationTime(iat + seconds).sign(key);
      return {token, expires: new Date((iat + seconds) * 1000).toISOString()};
    },
    async read(token, {late = false} = {}) {
      const found = known.get(token);
      if (found && found.exp * 1000 > now().getTime()) return found;
      try {
        const {payload} = await jwtVerify(token, key, {
          algorithms: ['HS256'], issuer: ISSUER, typ: TYPE, requiredClaims: ['sub', 'exp', 'role', 'space', 'gen'],
          currentDate: late ? new Date(0) : now(),
        });
        const {sub, exp, role, space, gen} = payload;
        if (typeof space !== 'string' || typeof gen !== 'number' || !ROLES.includes(role)) throw badToken();
        return keep(token, {sub: sub!, exp: exp!, role: role as Role, space, gen});
      } catch (error) {
        if (error instanceof errors.JWTExpired) {
          throw unauthorized('expired', 'This token has expired. Join the space again; with the old token sent along you stay who you are.');
        }
        throw badToken();
      }
    },
  };
}
