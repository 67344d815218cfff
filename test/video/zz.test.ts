import {aTimeout, fixture, html, waitUntil} from '@open-wc/testing';
import {talk} from './stage.js';
const track = (own: HTMLVideoElement, log: string[], t0: number) => { for (const t of ['play','pause','seeking','seeked','playing','waiting','timeupdate','ended','volumechange','error','loadedmetadata']) own.addEventListener(t, () => log.push(`${Math.round(performance.now()-t0)} ${t} ${own.currentTime.toFixed(2)}`)); };
for (const mode of ['plain', 'seek first', 'seek first, raf', 'pause in raf', 'rate2', 'sound']) it(mode, async () => {
    const own = await fixture<HTMLVideoElement>(html`<video playsinline preload="metadata" src=${talk}></video>`);
    own.muted = mode !== 'sound';
    await waitUntil(() => own.readyState >= 1);
    const log: string[] = []; track(own, log, performance.now());
    if (mode === 'rate2') own.playbackRate = 2;
    if (mode.startsWith('seek')) { own.currentTime = 1.5; await aTimeout(500); }
    void own.play();
    if (mode.includes('raf')) { await new Promise<void>((done) => { const f = () => { if (own.currentTime >= 2) { own.pause(); done(); } else requestAnimationFrame(f); }; f(); }); }
    else { await aTimeout(1000); own.pause(); }
    await aTimeout(500);
    const a = own.currentTime;
    void own.play();
    await aTimeout(2500);
    console.log(mode, a, own.currentTime, own.paused, log.slice(0).join(' | '));
}).timeout(30000);
