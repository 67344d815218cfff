/** All of HTML's names for characters. Few captions use more than the basic ones: load this by import(). */
import {characterEntities} from 'character-entities';
import type {ReadName} from './cue-text.js';

/** The names that HTML also knows without `;`, https://html.spec.whatwg.org/multipage/named-characters.html. */
const LOOSE = new Set(('AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT Iacute Icirc Igrave '
  + 'Iuml LT Ntilde Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc Ugrave Uuml Yacute aacute acirc acute '
  + 'aelig agrave amp aring atilde auml brvbar ccedil cedil cent copy curren deg divide eacute ecirc egrave eth euml frac12 '
  + 'frac14 frac34 gt iacute icirc iexcl igrave iquest iuml laquo lt macr micro middot nbsp not ntilde oacute ocirc ograve '
  + 'ordf ordm oslash otilde ouml para plusmn pound quot raquo reg sect shy sup1 sup2 sup3 szlig thorn times uacute ucirc '
  + 'ugrave uml uuml yacute yen yuml').split(' '));

const LONGEST = 6;

export const readAnyName: ReadName = (rest) => {
  const [run = '', name = '', end] = /^([A-Za-z][A-Za-z\d]*)(;?)/.exec(rest) ?? [];
  const whole = end && Object.hasOwn(characterEntities, name) ? characterEntities[name] : undefined;
  if (whole !== undefined) return {text: whole, length: run.length};
  for (let length = Math.min(LONGEST, name.length); length > 1; length--) {
    const part = name.slice(0, length);
    if (LOOSE.has(part)) return {text: characterEntities[part] ?? '', length};
  }
  return undefined;
};
