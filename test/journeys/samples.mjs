// The samples of test/samples.html, by tag.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './server.mjs';

const page = readFileSync(join(root, 'test/samples.html'), 'utf8');

export const SAMPLES = Object.fromEntries(
  [...page.matchAll(/<template data-tag="([^"]+)">([^]*?)<\/template>/g)].map(([, tag, html]) => [tag, html.trim()]));
