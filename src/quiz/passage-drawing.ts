import {html, nothing, type TemplateResult} from 'lit';
import type {Block, Part, Piece, Tag, Token} from './passage.js';

type Drawn = TemplateResult | string | unknown[];

/** A tag around content. Every tag is written out: no name from a page becomes markup. */
type Wrap = (content: Drawn, tag: Tag) => TemplateResult;

const set = (value: string) => value || nothing;

const INLINE: Record<string, Wrap> = {
  a: (content, {lang, dir}) => html`<a lang=${set(lang)} dir=${set(dir)}>${content}</a>`,
  b: (content, {lang, dir}) => html`<b lang=${set(lang)} dir=${set(dir)}>${content}</b>`,
  cite: (content, {lang, dir}) => html`<cite lang=${set(lang)} dir=${set(dir)}>${content}</cite>`,
  code: (content) => html`<code>${content}</code>`,
  del: (content, {lang, dir}) => html`<del lang=${set(lang)} dir=${set(dir)}>${content}</del>`,
  dfn: (content, {lang, dir}) => html`<dfn lang=${set(lang)} dir=${set(dir)}>${content}</dfn>`,
  em: (content, {lang, dir}) => html`<em lang=${set(lang)} dir=${set(dir)}>${content}</em>`,
  i: (content, {lang, dir}) => html`<i lang=${set(lang)} dir=${set(dir)}>${content}</i>`,
  ins: (content, {lang, dir}) => html`<ins lang=${set(lang)} dir=${set(dir)}>${content}</ins>`,
  kbd: (content) => html`<kbd>${content}</kbd>`,
  q: (content, {lang, dir}) => html`<q lang=${set(lang)} dir=${set(dir)}>${content}</q>`,
  s: (content, {lang, dir}) => html`<s lang=${set(lang)} dir=${set(dir)}>${content}</s>`,
  samp: (content) => html`<samp>${content}</samp>`,
  small: (content, {lang, dir}) => html`<small lang=${set(lang)} dir=${set(dir)}>${content}</small>`,
  strong: (content, {lang, dir}) => html`<strong lang=${set(lang)} dir=${set(dir)}>${content}</strong>`,
  sub: (content) => html`<sub>${content}</sub>`,
  sup: (content) => html`<sup>${content}</sup>`,
  u: (content, {lang, dir}) => html`<u lang=${set(lang)} dir=${set(dir)}>${content}</u>`,
  var: (content) => html`<var>${content}</var>`,
};

const span: Wrap = (content, {lang, dir}) => html`<span lang=${set(lang)} dir=${set(dir)}>${content}</span>`;

const heading: Wrap = (content, {lang, dir}) => html`<p class="heading" lang=${set(lang)} dir=${set(dir)}>${content}</p>`;

const BLOCKS: Record<string, Wrap> = {
  p: (content, {lang, dir}) => html`<p lang=${set(lang)} dir=${set(dir)}>${content}</p>`,
  ul: (content, {lang, dir}) => html`<ul lang=${set(lang)} dir=${set(dir)}>${content}</ul>`,
  ol: (content, {lang, dir}) => html`<ol lang=${set(lang)} dir=${set(dir)}>${content}</ol>`,
  li: (content, {lang, dir}) => html`<li lang=${set(lang)} dir=${set(dir)}>${content}</li>`,
  pre: (content, {lang, dir}) => html`<pre lang=${set(lang)} dir=${set(dir)}>${content}</pre>`,
  blockquote: (content, {lang, dir}) => html`<blockquote lang=${set(lang)} dir=${set(dir)}>${content}</blockquote>`,
  h1: heading, h2: heading, h3: heading, h4: heading, h5: heading, h6: heading,
};

const block: Wrap = (content, {lang, dir}) => html`<div lang=${set(lang)} dir=${set(dir)}>${content}</div>`;

/** The text, with `word` for each word that can be chosen. */
export const drawPassage = (blocks: readonly Block[], word: (token: Token, content: Drawn) => TemplateResult): TemplateResult[] =>
  blocks.map(({tag, parts}) => (BLOCKS[tag.name] ?? block)(parts.map((part) => drawPart(part, word)), tag));

function drawPart(part: Part, word: (token: Token, content: Drawn) => TemplateResult): unknown {
  if ('token' in part) return word(part.token, part.token.pieces.map(drawPiece));
  if ('pieces' in part) return part.pieces.map(drawPiece);
  return 'node' in part ? part.node : drawPassage([part.block], word);
}

const drawPiece = ({text, tags}: Piece): Drawn =>
  tags.reduceRight<Drawn>((content, tag) => (INLINE[tag.name] ?? span)(content, tag), text);
