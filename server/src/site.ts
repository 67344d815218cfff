import {createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyOptions} from 'jose';
import {Failure} from './failure.js';
import type {SiteTrust} from './space.js';
import {SECRET_BYTES} from './token.js';

/** Who a site says somebody is. `lesson` and `space`: where they may go in; one of both is there. */
export interface SiteIdentity {
  account: string;
  role: 'learner' | 'staff';
  name?: string;
  space?: string;
  lesson?: string;
}

export type SiteReader = (jwt: string) => Promise<SiteIdentity>;

const STAFF: readonly unknown[] = [
  'staff', 'teacher', 'instructor',
  // Of the course: an instructor of the institution may be a learner here.
  'http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor',
];
/** A site's clock may be off by so many seconds. */
const LEEWAY = 60;
const LONGEST = 8192;

const refused = (code: string, message: string) => new Failure(403, code, message);

/** What is wrong with a trust, as a sentence, or `undefined`. */
export function faultOfTrust({secret, jwks}: SiteTrust): string | undefined {
  if ((secret === undefined) === (jwks === undefined)) return 'A site is known by either a secret or the address of its keys (jwks): give one of both.';
  if (secret !== undefined && new TextEncoder().encode(secret).length < SECRET_BYTES) return `The site's secret must have at least ${SECRET_BYTES} bytes.`;
  if (jwks !== undefined && !isKeyAddress(jwks)) return 'The address of the site\'s keys (jwks) must begin with https://.';
  return undefined;
}

function isKeyAddress(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url?.hostname ?? '');
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && local);
}

/** Reads the tokens of one site. The algorithms are ours to choose, never the token's. */
export function siteReader(trust: SiteTrust): SiteReader {
  const fault = faultOfTrust(trust);
  if (fault) throw new RangeError(fault);
  const {secret, jwks, issuer, audience} = trust;
  const rules: JWTVerifyOptions = {
    requiredClaims: ['sub', 'exp'], clockTolerance: LEEWAY, ...(issuer !== undefined && {issuer}), ...(audience !== undefined && {audience}),
  };
  const verify = jwks === undefined
    ? verifier(new TextEncoder().encode(secret), {...rules, algorithms: ['HS256']})
    : verifier(createRemoteJWKSet(new URL(jwks), {timeoutDuration: 5000}), {...rules, algorithms: ['RS256', 'ES256', 'EdDSA']});
  return async (jwt) => {
    if (jwt.length > LONGEST) throw refused('bad-jwt', `The site's token is longer than ${LONGEST} characters. Let the site put less into it.`);
    try {
      return identityOf((await verify(jwt)).payload);
    } catch (error) {
      throw error instanceof Failure ? error : failureOfJwt(error);
    }
  };
}

type Verify = (jwt: string) => Promise<{payload: JWTPayload}>;

function verifier(key: Uint8Array | ReturnType<typeof createRemoteJWKSet>, rules: JWTVerifyOptions): Verify {
  // The two kinds of keys are two overloads.
  return typeof key === 'function' ? (jwt) => jwtVerify(jwt, key, rules) : (jwt) => jwtVerify(jwt, key, rules);
}

function identityOf({sub, name, role, roles, space, lesson}: JWTPayload): SiteIdentity {
  if (typeof sub !== 'string' || sub === '') throw refused('bad-jwt', 'The site\'s token does not say who this is: it needs the claim sub.');
  if (typeof space !== 'string' && typeof lesson !== 'string') {
    throw refused('bad-jwt', 'The site\'s token does not say where it leads: it needs the claim space or lesson.');
  }
  const isStaff = [role, ...(Array.isArray(roles) ? roles as unknown[] : [])].some((one) => STAFF.includes(one));
  return {
    account: sub, role: isStaff ? 'staff' : 'learner', ...(typeof name === 'string' && {name}),
    ...(typeof space === 'string' && {space}), ...(typeof lesson === 'string' && {lesson}),
  };
}

function failureOfJwt(error: unknown): Failure {
  if (error instanceof errors.JWTExpired) return refused('expired-jwt', 'The site\'s token has expired. Open the page anew from the site.');
  const unreachable = error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid
    || (error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC') || !(error instanceof errors.JOSEError);
  if (unreachable) return new Failure(503, 'site-away', 'The site\'s keys cannot be read now, so nobody can come in by it. Try again in a moment.', {'retry-after': '5'});
  return refused('bad-jwt', 'The site\'s token is not one that this space believes: look at its secret or keys, algorithm, issuer and audience.');
}
