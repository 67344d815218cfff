import {aTimeout, expect, waitUntil} from '@open-wc/testing';
import {countInTitle} from '../../src/discussion/title.js';

describe('the count in the page\'s title', () => {
  const [one, other] = [{}, {}];
  let before: string;
  let node: ChildNode | null;
  beforeEach(() => {
    before = document.title;
    document.title = 'Forces';
    node = document.querySelector('title')!.firstChild;
  });
  afterEach(() => {
    countInTitle(one, 0);
    countInTitle(other, 0);
    document.title = before;
  });

  it('adds up what all discussions of the page count, and goes without a trace', () => {
    document.querySelector('title')!.textContent = '  Forces\n  and   more ';
    countInTitle(one, 2);
    expect(document.title).to.equal('(2) Forces and more');
    countInTitle(other, 1);
    expect(document.title).to.equal('(3) Forces and more');
    countInTitle(one, 0);
    expect(document.title).to.equal('(1) Forces and more');
    countInTitle(other, 0);
    expect(document.querySelector('title')!.textContent).to.equal('  Forces\n  and   more ');
  });

  it('stands before a title that the page sets meanwhile, and leaves that one', async () => {
    countInTitle(one, 2);
    document.title = 'Energy';
    await waitUntil(() => document.title === '(2) Energy');
    document.title = 'Momentum';
    countInTitle(one, 3);
    expect(document.title).to.equal('(3) Momentum');
    countInTitle(one, 0);
    expect(document.title).to.equal('Momentum');
  });

  it('is written into the very text that a framework holds', async () => {
    countInTitle(one, 1);
    expect(document.querySelector('title')!.firstChild === node).to.equal(true);
    node!.nodeValue = 'Energy';
    await waitUntil(() => document.title === '(1) Energy');
    countInTitle(one, 0);
    expect(node!.nodeValue).to.equal('Energy');
  });

  it('is left to a page that replaces the element', async () => {
    countInTitle(one, 1);
    const made = Object.assign(document.createElement('title'), {textContent: 'New'});
    document.querySelector('title')!.replaceWith(made);
    await waitUntil(() => made.textContent === '(1) New');
    countInTitle(one, 0);
    expect(made.textContent).to.equal('New');
  });

  it('quarrels with nobody: who puts the title back has it, who adds to it may', async () => {
    countInTitle(one, 1);
    document.title = 'Forces';
    await aTimeout(600);
    expect(document.title).to.equal('Forces');
    countInTitle(one, 2);
    expect(document.title).to.equal('(2) Forces');
    document.title = '* (2) Forces';
    await aTimeout(600);
    expect(document.title).to.equal('* (2) Forces');
    countInTitle(one, 5);
    expect(document.title).to.equal('* (5) Forces');
    countInTitle(one, 0);
    expect(document.title).to.equal('* Forces');
  });

  it('makes and takes away the element where the page has none', () => {
    const element = document.querySelector('title')!;
    element.remove();
    countInTitle(one, 4);
    expect(document.title).to.equal('(4)');
    countInTitle(one, 0);
    expect(document.querySelectorAll('title')).to.have.length(0);
    document.head.append(element);
  });
});
