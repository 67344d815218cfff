import {html, type TemplateResult} from 'lit';
import {csvLine} from '../core/csv.js';
import {groupsOf} from '../core/grouping.js';
import {gradebookOf} from '../core/gradebook.js';
import {itemsOf} from '../core/items.js';
import {statementOf} from '../core/xapi.js';
import {download} from '../element/download.js';
import {printAlone} from '../element/print-alone.js';
import type {Parts} from './parts.js';

/** Print and download: for the staff, with names, as the gradebook has them. */
export function drawDownloads(parts: Parts): TemplateResult {
  const {term} = parts;
  const save = (text: string, ending: string, type: string) => download(text, `${term('reportFileName')}.${ending}`, type);
  return html`<div class="choices tools">
    <button type="button" @click=${() => printAlone(parts.host)}>${term('print')}</button>
    <details class="menu"><summary class="button">${term('downloads')}</summary><div>
      <button type="button" @click=${() => save(csvOf(parts), 'csv', 'text/csv')}>${term('asCsv')}</button>
      <button type="button" @click=${() => save(jsonOf(parts), 'json', 'application/json')}>${term('asJson')}</button>
      <button type="button" @click=${() => save(statementsOf(parts), 'xapi.json', 'application/json')}>${term('asXapi')}</button>
    </div></details></div>`;
}

/** The gradebook. A line a learner; scores and shares 0..1, times in seconds. Begins with the mark by which Excel knows UTF-8. */
export function csvOf(parts: Parts): string {
  const {term, outline, pupils} = parts;
  const head = [term('learner'), 'id', term('overall'), ...outline.parts.flatMap(({label}) => [
    `${label}: ${term('score')}`, `${label}: ${term('readyFinished')}`, `${label}: ${term('attemptsTimes', 2).replace(/^\d+\s*/, '')}`, `${label}: ${term('timeSpent')}`]), term('lastHere')];
  const rows = gradebookOf(pupils, outline).map(({sub, marks, score, last}) => [
    parts.nameOf(sub), sub, score, ...marks.flatMap((mark) => [mark.score, mark.done ? 1 : rounded(mark.ratio), mark.attempts, Math.round(mark.seconds)]), last]);
  return `\ufeff${[head, ...rows].map((row) => csvLine(row)).join('')}`;
}

/** All that the report shows, as data. What was unclear has no names and nothing below the smallest group. */
export function jsonOf(parts: Parts): string {
  const {outline, pupils, digest, terms} = parts;
  const {ready, misconceptions, moments, remarks, needs} = digest;
  return JSON.stringify({
    at: new Date().toISOString(), learners: pupils.length, ready, needs,
    misconceptions: misconceptions.map(({name, holders, asked, share, question, choice, quotes}) => ({name, holders: holders.size, asked, share, question, choice, quotes})),
    moments: moments.map(({stop, ...moment}) => ({...moment, ...(stop && {stop: {at: stop.at, label: stop.label, wrong: stop.share}})})),
    unclear: groupsOf(remarks, terms.least).filter(({size}) => size >= terms.least).map(({name, size, remarks: said}) => ({name, size, texts: said.map(({text}) => text)})),
    gradebook: gradebookOf(pupils, outline).map((row) => ({...row, name: parts.nameOf(row.sub), marks: Object.fromEntries(row.marks.map((mark, i) => [outline.parts[i]!.id, mark]))})),
    questions: itemsOf(pupils, outline).map((item) => ({...item, label: parts.labelOf(item.question)})),
  }, undefined, 2);
}

/** Every entry of the learners as an xAPI statement. */
export function statementsOf(parts: Parts): string {
  const {register, pupils, outline, localize} = parts;
  const learners = new Set(pupils.map(({sub}) => sub));
  const names = new Map([...outline.parts.map(({id, label}) => [id, label] as const), ...outline.questions.map((id) => [id, parts.labelOf(id)] as const)]);
  const called = new Map(pupils.map(({sub}) => [sub, parts.nameOf(sub)]));
  const page = `${location.origin}${location.pathname}`;
  const statements = [...register.entries].filter(({author}) => learners.has(author)).sort((a, b) => a.seq - b.seq || (a.id < b.id ? -1 : 1)).map((entry) => {
    const learner = called.get(entry.author);
    return statementOf(entry, {
      lesson: URL.canParse(entry.space) ? entry.space : page, homePage: location.origin, language: localize.lang(), names, ...(learner && {learner}),
    });
  });
  return `[${statements.map((statement) => JSON.stringify(statement)).join(',\n')}]`;
}

const rounded = (ratio: number) => Math.round(ratio * 1000) / 1000;
