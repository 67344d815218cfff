import {expect, html, waitUntil} from '@open-wc/testing';
import '../../src/lang/de.js';
import {choices, choose, lookOf, parseChoices} from '../../src/video/look.js';
import {button, fixtures, settled, shadow, stage, talk} from './stage.js';

const until = (check: () => unknown, message: string) => waitUntil(check, message, {timeout: 8000});

describe('the box behind all lines of captions', () => {
  afterEach(() => choose({}));

  it('is not there until it is chosen, and takes the place of the ground of single lines', () => {
    expect(lookOf({}).styles).to.include({'--_cue-pane': 'transparent', '--_cue-pad': '0px', '--_cue-ground': 'rgb(0 0 0 / 0.65)'});
    expect(lookOf({pane: 'blue'}).styles).to.include({'--_cue-pane': '#001f66', '--_cue-ground': 'transparent', '--_cue-colour': '#fff', '--_cue-edge': 'none'});
    expect(lookOf({pane: 'yellow'}).styles['--_cue-colour']).to.equal('#000');
    expect(lookOf({pane: 'yellow', ground: 'black'}).styles).to.include({'--_cue-pane': '#ffe45c', '--_cue-ground': '#000', '--_cue-colour': '#fff'});
  });

  it('and the ground can be seen through, and words on a faint one get an edge', () => {
    expect(lookOf({pane: 'black', paneOpacity: '75'}).styles['--_cue-pane']).to.equal('color-mix(in srgb, #000 75%, transparent)');
    expect(lookOf({ground: 'white', groundOpacity: '50'}).styles['--_cue-ground']).to.equal('color-mix(in srgb, #fff 50%, transparent)');
    for (const faint of [{groundOpacity: '25'}, {pane: 'black', paneOpacity: '25'}]) expect(lookOf(faint).styles['--_cue-edge']).to.contain('#000');
    expect(parseChoices('{"pane":"blue","paneOpacity":"50","groundOpacity":"13"}')).to.deep.equal({pane: 'blue', paneOpacity: '50'});
  });

  it('is chosen in the settings, shown there and in the picture around the words, and kept on the device', async () => {
    const {video} = await stage(html`<flip-video id="v" lang="de" src=${talk} muted>
      <track kind="captions" src="${fixtures}talk.en.vtt" srclang="en" label="English" default></flip-video>`);
    await settled(video);
    button(video, 'Einstellungen').click();
    const row = (name: string) => [...video.shadowRoot!.querySelectorAll<HTMLLabelElement>('label.row')]
      .find((label) => label.querySelector('span')!.textContent === name)?.querySelector('select');
    await until(() => row('Kasten hinter allen Zeilen'), 'the row is there');
    const set = async (name: string, option: string) => {
      const select = row(name)!;
      select.value = [...select.options].find(({text}) => text.replace(/\s/g, ' ') === option)!.value;
      select.dispatchEvent(new Event('change'));
      await settled(video);
    };
    await set('Kasten hinter allen Zeilen', 'Dunkelblau');
    await set('Deckkraft des Kastens', '75 %');
    expect(choices()).to.deep.equal({pane: 'blue', paneOpacity: '75'});
    const ground = (element: Element) => getComputedStyle(element, '::before').backgroundColor;
    expect(ground(shadow(video, '.cue-example .cue')!)).to.match(/0\.75/);
    video.currentTime = 1;
    await until(() => shadow(video, '.cues .cue'), 'a caption is there');
    const cue = shadow(video, '.cues .cue')!;
    await until(() => cue.style.getPropertyValue('--_pane'), 'its box is laid');
    expect(ground(cue)).to.match(/0\.75/);
    const box = getComputedStyle(cue, '::before');
    const [outer, words] = [cue.getBoundingClientRect(), cue.firstElementChild!.getBoundingClientRect()];
    expect(parseFloat(box.left), 'it begins before the words').to.be.below(words.left - outer.left);
    expect(parseFloat(box.left), 'and not far before them').to.be.above(words.left - outer.left - 20);
    expect(parseFloat(box.width)).to.be.within(words.width, words.width + 40);
  });
});
