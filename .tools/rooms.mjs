// What stands in src: which rooms are inner floors, which are families, and which files are doors.
// The build, the house test and the weight test all ask here, so a new family needs no line in any of them.
import {existsSync, readdirSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const src = join(root, 'src');

/** The rooms below the families, each with the rooms it may import. Every other room is a family. */
export const innerRooms = {
  element: ['text', 'lang', 'core'],
  text: ['core'],
  media: ['core'],
  formats: ['core'],
  sync: ['core'],
  lang: ['core'],
  core: [],
};

/** Every folder of src, sorted. */
export function rooms() {
  return folders(src);
}

/** The rooms that hold elements a page author writes, sorted. */
export function families() {
  return rooms().filter((room) => !(room in innerRooms));
}

/** Every door as {name of the built file: source path}, such as {quiz: 'src/quiz/index.ts'}. */
export function doors() {
  const found = {};
  for (const name of ['index', 'autoload']) add(found, name, `src/${name}.ts`);
  for (const room of ['core', ...families()]) add(found, room, `src/${room}/index.ts`);
  for (const name of languages()) add(found, `lang/${name}`, `src/lang/${name}.ts`);
  return found;
}

function languages() {
  const lang = join(src, 'lang');
  if (!existsSync(lang)) return [];
  return readdirSync(lang).filter((file) => /^[a-z]{2,3}(-[a-z]+)?\.ts$/i.test(file)).map((file) => file.slice(0, -3)).sort();
}

function folders(path) {
  if (!existsSync(path)) return [];
  return readdirSync(path, {withFileTypes: true}).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
}

function add(found, name, path) {
  if (existsSync(join(root, path))) found[name] = path;
}
