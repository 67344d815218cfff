import {Failure} from './failure.js';
import {isObject} from './intake.js';
import {faultOfTrust} from './site.js';
import type {SiteTrust, Space, SpaceSettings} from './space.js';

const invalid = (message: string) => new Failure(422, 'invalid', message);
const LONGEST_KEPT = 3650;

type Reader = (value: unknown) => unknown;

const shortText = (name: string, most: number): Reader => (value) => {
  if (typeof value !== 'string' || value.length > most) throw invalid(`The setting ${name} is a text of at most ${most} characters, or null for none.`);
  return value;
};

const READERS: Readonly<Record<keyof SpaceSettings, Reader>> = {
  label: shortText('label', 200),
  lesson: shortText('lesson', 500),
  anonymous(value) {
    if (typeof value !== 'boolean') throw invalid('The setting anonymous is true or false.');
    return value;
  },
  retain(value) {
    if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > LONGEST_KEPT) {
      throw invalid(`The setting retain is a whole number of days from 1 to ${LONGEST_KEPT}, or null to keep all.`);
    }
    return value;
  },
  site: siteOf,
};

/** The settings in a body; one that is null is taken away. Whom a space believes is for `trusted` callers alone to set. */
export function settingsIn(body: Record<string, unknown>, trusted: boolean): {[K in keyof SpaceSettings]: SpaceSettings[K] | null} {
  const found: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body)) {
    if (!Object.hasOwn(READERS, name)) throw invalid(`A space has the settings ${Object.keys(READERS).join(', ')}, and no others.`);
    // Else a teacher could make the server ask any address, and let in whom they like in a site's name.
    if (name === 'site' && !trusted) throw new Failure(403, 'forbidden', 'Only who runs the server can say which site a space believes.');
    found[name] = value === null ? null : READERS[name as keyof SpaceSettings](value);
  }
  return found;
}

/** A space with settings changed, those that are null taken away. */
export function withSettings(space: Space, settings: ReturnType<typeof settingsIn>): Space {
  const kept = Object.entries({...space, ...settings}).filter(([, value]) => value !== null);
  return {...Object.fromEntries(kept) as unknown as Space, anonymous: settings.anonymous === null ? false : settings.anonymous ?? space.anonymous};
}

function siteOf(value: unknown): SiteTrust {
  if (!isObject(value)) throw invalid('The setting site is an object with secret or jwks, and perhaps issuer and audience.');
  const names: (keyof SiteTrust)[] = ['secret', 'jwks', 'issuer', 'audience'];
  for (const [name, text] of Object.entries(value)) {
    if (!(names as string[]).includes(name) || typeof text !== 'string' || text.length > 2000) {
      throw invalid('The setting site has secret or jwks, and perhaps issuer and audience, each a text.');
    }
  }
  const trust = value as SiteTrust;
  const fault = faultOfTrust(trust);
  if (fault) throw invalid(fault);
  return trust;
}
