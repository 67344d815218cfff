import {ContextProvider} from '@lit/context';
import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {gateContext} from '../../src/element/contexts.js';
import {Standings} from '../../src/element/standings.js';
import './pretend.js';

const right = {answered: true, score: 1, final: true};

async function gate(): Promise<{holder: HTMLElement; standings: Standings}> {
  const standings = new Standings(() => {});
  const holder = await fixture<HTMLElement>(html`<div></div>`);
  new ContextProvider(holder, {context: gateContext, initialValue: standings} as never).hostConnected();
  return {holder, standings};
}

describe('a gate', () => {
  it('waits for everything that joined', async () => {
    const {holder, standings} = await gate();
    const [one, two] = [document.createElement('pretend-activity'), document.createElement('pretend-activity')];
    holder.append(one, two);
    await waitUntil(() => standings.size === 2);
    one.member.report(right);
    expect(standings.whole).to.include({answered: false, score: 0.5, final: false});
    two.member.report(right);
    expect(standings.whole).to.include(right);
  });

  it('hears what a member already knew when it joins, and forgets it when it leaves', async () => {
    const {holder, standings} = await gate();
    const member = document.createElement('pretend-activity');
    member.member.report(right);
    holder.append(member);
    await waitUntil(() => standings.size === 1);
    expect(standings.whole.answered).to.equal(true);
    member.remove();
    expect(standings.size).to.equal(0);
  });
});
