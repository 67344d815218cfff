// Runs in the page: plays a medium over stops in one of two ways and tells how late each pause came, in ms of the medium.

/**
 * flip-video, its checkpoints at the given seconds. `between` is awaited once each stretch plays and once it has stopped:
 * the hidden run puts another tab in front there.
 */
export async function ours({ src, stops, rate, muted = true, between }) {
  const turn = between ? (name) => window[between](name) : () => {};
  const video = document.createElement('flip-video');
  video.setAttribute('label', 'Bench');
  video.id = `bench-${crypto.randomUUID()}`;
  video.append(...stops.map((at) => {
    const stop = document.createElement('flip-checkpoint');
    stop.setAttribute('at', String(at));
    return stop;
  }));
  video.setAttribute('src', src);
  document.body.replaceChildren(video);
  await until(() => video.duration > 0);
  const medium = video.shadowRoot.querySelector('video');
  medium.muted = muted;
  medium.playbackRate = rate;
  const late = [];
  const rest = [];
  let paused = NaN;
  medium.addEventListener('pause', () => { paused = medium.currentTime; });
  for (const at of stops) {
    const reached = new Promise((done) => video.addEventListener('flip-reached', done, { once: true }));
    const { currentTime } = medium;
    paused = NaN;
    await video.play();
    await until(() => medium.currentTime > currentTime);
    await turn('playing');
    const came = await Promise.race([reached, wait(15_000)]);
    if (!came) {
      late.push(null);
      continue;
    }
    await until(() => !Number.isNaN(paused));
    late.push((paused - at) * 1000);
    await wait(60);
    rest.push((medium.currentTime - at) * 1000);
    if (currentTime > at) throw new Error('a stop behind the place');
    await turn('stopped');
    press(video, at);
    await wait(30);
  }
  video.remove();
  return { late, rest };
}

/** The button that goes on. */
function press(video) {
  const open = [...video.querySelectorAll('flip-checkpoint')].flatMap((stop) => [...stop.shadowRoot.querySelectorAll('button')]);
  const buttons = [...open, ...video.shadowRoot.querySelectorAll('button')];
  const go = buttons.find((button) => /continue/i.test(button.textContent) && button.offsetParent);
  if (!go) throw new Error('no Continue button');
  go.click();
}

/** H5P's way: look at every timeupdate, pause once the time is there. */
export async function timeupdate({ src, stops, rate }) {
  const medium = Object.assign(document.createElement('video'), { muted: true, src });
  document.body.replaceChildren(medium);
  await until(() => medium.readyState >= 3);
  medium.playbackRate = rate;
  const late = [];
  for (const at of stops) {
    const paused = new Promise((done) => {
      const look = () => {
        if (medium.currentTime < at) return;
        medium.removeEventListener('timeupdate', look);
        medium.addEventListener('pause', () => done(medium.currentTime), { once: true });
        medium.pause();
      };
      medium.addEventListener('timeupdate', look);
    });
    await medium.play();
    late.push((await paused - at) * 1000);
    await wait(30);
  }
  medium.remove();
  return { late, rest: [...late] };
}

/** Jumps and speeds at random; tells which stops were played over without one. `seed` makes a run repeatable. */
export async function wild({ src, stops, seed, actions }) {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const video = document.createElement('flip-video');
  video.setAttribute('label', 'Bench');
  video.id = `bench-${crypto.randomUUID()}`;
  video.append(...stops.map((at) => Object.assign(document.createElement('flip-checkpoint'), { at: String(at) })));
  for (const stop of video.children) stop.setAttribute('at', stop.at);
  video.setAttribute('src', src);
  document.body.replaceChildren(video);
  await until(() => video.duration > 0);
  const medium = video.shadowRoot.querySelector('video');
  medium.muted = true;
  const reached = new Set();
  const missed = new Set();
  video.addEventListener('flip-reached', () => {
    const at = stops.find((each) => Math.abs(each - medium.currentTime) < 0.06);
    if (at !== undefined) reached.add(at);
  });
  video.addEventListener('flip-watched', ({ detail: { from, to } }) => {
    for (const at of stops) if (from < at - 0.001 && at + 0.06 < to && !reached.has(at)) missed.add(at);
  });
  for (let i = 0; i < actions; i += 1) {
    medium.playbackRate = [0.5, 0.75, 1, 1.5, 2, 3][Math.floor(random() * 6)];
    if (random() < 0.6) medium.currentTime = random() * (stops.at(-1) + 1);
    await medium.play().catch(() => {});
    await wait(100 + random() * 700);
    if (video.shadowRoot && medium.paused) try { press(video); } catch { /* paused for another reason */ }
  }
  medium.pause();
  await wait(200);
  video.remove();
  return { reached: reached.size, missed: [...missed] };
}

const wait = (ms) => new Promise((done) => setTimeout(done, ms));

async function until(test) {
  for (let i = 0; i < 400; i += 1) {
    if (test()) return;
    await wait(25);
  }
  throw new Error(`waited too long for ${test}`);
}
