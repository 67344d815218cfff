import {firstAnswers, type FirstAnswers, type Remark} from './answers.js';
import {stemsOf} from './stems.js';
import type {Outline} from './outline.js';
import type {Pupil} from './register.js';

/** A wrong idea that several learners have. */
export interface Misconception {
  name: string;
  /** Who showed it in a first answer. */
  holders: ReadonlySet<string>;
  /** How many first answered a question that can show it. */
  asked: number;
  /** holders / asked */
  share: number;
  /** The question that showed it most often, and what was chosen there: texts, where the page has them. */
  question: string;
  choice: string | undefined;
}

/**
 * The wrong ideas that learners have, the commonest first: by how many hold it, then by the share of those asked. First
 * answers count: later tries tell what is left over when one option is gone.
 */
export function misconceptionsOf(pupils: readonly Pupil[], outline: Outline): Misconception[] {
  const found = new Map<string, Map<string, FirstAnswers>>();
  const of = (name: string) => {
    let answers = found.get(name);
    if (!answers) found.set(name, answers = new Map<string, FirstAnswers>());
    return answers;
  };
  for (const question of outline.questions) {
    const answers = firstAnswers(question, pupils);
    const possible = (outline.wordings.get(question)?.choices ?? []).flatMap(({misconception}) => misconception ?? []);
    const shown = [...answers.of.values()].flatMap(({data}) => data.misconceptions ?? []);
    for (const name of new Set([...possible, ...shown])) if (name) of(name).set(question, answers);
  }
  return [...found].map(([name, answers]) => oneOf(name, [...answers.values()], outline)).filter(({holders}) => holders.size > 0)
    .sort((a, b) => b.holders.size - a.holders.size || b.share - a.share || (a.name < b.name ? -1 : 1));
}

function oneOf(name: string, answers: readonly FirstAnswers[], {wordings}: Outline): Misconception {
  const has = (entry: {data: {misconceptions?: string[]}}) => entry.data.misconceptions?.includes(name) ?? false;
  const holders = new Set(answers.flatMap(({of}) => [...of].filter(([, entry]) => has(entry)).map(([sub]) => sub)));
  const asked = new Set(answers.flatMap(({of}) => [...of.keys()])).size;
  const count = ({of}: FirstAnswers) => [...of.values()].filter(has).length;
  const [most] = [...answers].sort((a, b) => count(b) - count(a) || (a.question < b.question ? -1 : 1));
  const question = most?.question ?? '';
  return {
    name, holders, asked, question, share: asked > 0 ? holders.size / asked : 0,
    choice: wordings.get(question)?.choices.find(({misconception}) => misconception === name)?.text,
  };
}

/**
 * What those who hold it wrote about it: words that share a stem with its name, the wrong answer or the question, those
 * that share most first. Nobody is named, and the order tells nothing of who wrote when.
 */
export function quotesFor({name, holders, question, choice}: Misconception, outline: Outline, words: readonly Remark[], most = 2): string[] {
  const near = new Set(stemsOf(`${name.replace(/[-_]/g, ' ')} ${choice ?? ''}`));
  const about = new Set(stemsOf(outline.wordings.get(question)?.label ?? ''));
  const rated = words.filter(({author, text}) => holders.has(author) && text.trim()).map(({text}) => {
    const stems = new Set(stemsOf(text));
    return {text: text.trim(), worth: [...stems].reduce((sum, stem) => sum + (near.has(stem) ? 2 : about.has(stem) ? 1 : 0), 0)};
  });
  const sorted = rated.filter(({worth}) => worth > 0).sort((a, b) => b.worth - a.worth || a.text.length - b.text.length || (a.text < b.text ? -1 : 1));
  return [...new Set(sorted.map(({text}) => text))].slice(0, most);
}
