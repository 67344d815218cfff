import {expect} from '@open-wc/testing';
import type {Nodes} from 'mdast';
import {fromMarkdown} from 'mdast-util-from-markdown';
import {imageAddress, linkAddress} from '../../src/text/address.js';
import {escaped, harmless} from '../../src/text/markdown-source.js';
import fc from '../chance.js';

/** All that a text means as CommonMark. */
function nodesIn(source: string): Nodes[] {
  const found: Nodes[] = [];
  const visit = (node: Nodes) => {
    found.push(node);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(fromMarkdown(source));
  return found;
}

const isBad = (node: Nodes) => node.type === 'html' || node.type === 'definition' || node.type === 'linkReference' || node.type === 'imageReference'
  || (node.type === 'link' && !linkAddress(node.url)) || (node.type === 'image' && !imageAddress(node.url));
const badIn = (source: string) => nodesIn(source).filter(isBad).map(({type}) => type);
const wordsOf = (source: string) => nodesIn(source).map((node) => ('value' in node ? node.value : '')).join('');

describe('posted Markdown in a file', () => {
  it('stays as it was written', () => {
    for (const source of ['plain', '**a** `<b>` [c](https://example.org)', '```\n<script>\n```', '> said\n\n- one\n- two', '![a cat](https://example.org/cat.png)', 'a < b > c', '']) {
      expect(harmless(source)).to.equal(source);
    }
  });

  it('holds no HTML, no definition that other posts would hear, and no address that runs', () => {
    for (const source of [
      '<script>alert(1)</script>', 'a <img src=x onerror=alert(1)> b', '<!-- never closed', '<div>\n*a*\n\n</div>', '<![CDATA[x]]>', '<?php x ?>',
      '[1]: javascript:alert(1)', '[1]: https://example.org\n\n[1]', '[x](javascript:alert(1))', '![x](javascript:alert(1))', '<javascript:alert(1)>', '\\\\[x](data:text/html,x)',
      '[![x](javascript:a)](javascript:b)', "<a title='`'> `<script>`", '> <b>\n> - <i>', '[b]: <vbscript:x> "y"',
    ]) {
      expect(badIn(source), `what this is a test of: ${source}`).not.to.deep.equal([]);
      expect(badIn(harmless(source)), source).to.deep.equal([]);
    }
  });

  it('keeps all words of what it takes the meaning from', () => {
    expect(wordsOf(harmless('a <b onclick="x">bold</b>'))).to.equal('a <b onclick="x">bold</b>');
    expect(wordsOf(harmless('see [x](javascript:alert(1))'))).to.equal('see [x](javascript:alert(1))');
  });

  it('is plain text where reading it would take long', () => {
    const bomb = `${'- '.repeat(200)}<b>`;
    expect(badIn(harmless(bomb))).to.deep.equal([]);
    expect(wordsOf(harmless(bomb)).trim()).to.equal(bomb);
  });

  it('is harmless whatever is written', function () {
    this.timeout(60_000);
    const piece = fc.constantFrom('<', '>', '[', ']', '(', ')', '!', '`', '``', '```\n', '\n', '\n\n', '\\', ':', ' ', '    ', 'a', '"', "'", '<b>', '</b>', '<!--', '-->', '<script>', 'javascript:x', '[1]:', '[1]', '> ', '- ', '&lt;', '*', 'https://a.example');
    fc.assert(fc.property(fc.array(piece, {maxLength: 24}), (pieces) => {
      expect(badIn(harmless(pieces.join('')))).to.deep.equal([]);
    }), {numRuns: 1500});
  });

  it('escapes a name so that it means nothing', () => {
    fc.assert(fc.property(fc.string({maxLength: 20}).filter((name) => /\S/.test(name)), (name) => {
      const line = name.replace(/\s+/g, ' ').trim();
      const types = nodesIn(`**${escaped(line)}**`).map(({type}) => type);
      expect(types.filter((type) => !['root', 'paragraph', 'strong', 'text'].includes(type))).to.deep.equal([]);
    }), {numRuns: 300});
  });
});
