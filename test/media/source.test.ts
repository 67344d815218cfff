import {expect} from '@open-wc/testing';
import {ask, faultOfStatus, isPage} from '../../src/media/diagnose.js';
import {kindOf} from '../../src/media/source.js';

const fixtures = new URL('./fixtures/', import.meta.url).href;

describe('what an address is', () => {
  it('is a stream by its ending or its type', () => {
    expect(kindOf('talk.m3u8')).to.equal('hls');
    expect(kindOf('talk.M3U8?token=a.mp4')).to.equal('hls');
    expect(kindOf('talk', 'application/vnd.apple.mpegurl')).to.equal('hls');
    expect(kindOf('talk', 'application/x-mpegURL')).to.equal('hls');
  });

  it('is a file otherwise', () => {
    expect(kindOf('talk.mp4')).to.equal('file');
    expect(kindOf('talk.mp4?next=a.m3u8')).to.equal('file');
    expect(kindOf('')).to.equal('file');
  });

  it('is a web page when it begins like one', () => {
    expect(isPage('<!doctype html><p>')).to.equal(true);
    expect(isPage('\uFEFF\n <HTML lang="en">')).to.equal(true);
    expect(isPage('#EXTM3U')).to.equal(false);
    expect(isPage('\0\0\0\x1Cftyp')).to.equal(false);
    expect(isPage('WEBVTT')).to.equal(false);
  });
});

describe('why a video cannot be played', () => {
  it('tells a file that is not there from a page in its place, and from a wrong kind', async () => {
    expect((await ask(`${fixtures}nothing.mp4`)).fault).to.equal('not-found');
    expect((await ask(`${fixtures}portal.html`)).fault).to.equal('page');
    expect((await ask(`${fixtures}talk.en.vtt`)).fault).to.equal(undefined);
    expect((await ask('http://127.0.0.1:9/talk.mp4')).fault).to.equal('network');
  });

  it('looks at what comes, not at the type that a server gives it', async () => {
    const served = (content: BlobPart, type: string) => URL.createObjectURL(new Blob([content], {type}));
    const video = await (await fetch(`${fixtures}talk.mp4`)).arrayBuffer();
    const page = '<!doctype html><title>Not found</title>';
    expect((await ask(served(video, 'text/html'))).fault).to.equal(undefined);
    expect((await ask(served(page, 'video/mp4'))).fault).to.equal('page');
    expect((await ask(served('<script>location = "/login"</script>', 'text/html'))).fault).to.equal('page');
    expect((await ask(served('', 'text/html'))).fault).to.equal('page');
    expect((await ask(served('', 'video/mp4'))).fault).to.equal(undefined);
  });

  it('reads the status of a refusal', () => {
    expect(faultOfStatus(410)).to.equal('not-found');
    expect(faultOfStatus(403)).to.equal('refused');
    expect(faultOfStatus(503)).to.equal('network');
    expect(faultOfStatus(0)).to.equal('network');
  });
});
