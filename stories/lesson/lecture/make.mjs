#!/usr/bin/env node
/**
 * Makes the example lecture: voice, slides, video, captions and chapters, all from script.mjs and slides.mjs.
 *
 *   node stories/lesson/lecture/make.mjs
 *
 * It needs only Node's own modules and these programs (Debian 12):
 *   apt-get install ffmpeg sox librsvg2-bin festival festvox-us-slt-hts fontconfig fonts-inter fonts-vollkorn
 *
 * The results stand in ../media and beside this file and are committed; nobody needs to run this to use the lesson.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { atStop, between, betweenSections, sections } from './script.mjs';
import { drawnNumbers, frame, states } from './slides.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const media = join(here, '..', 'media');
const packages = 'ffmpeg sox librsvg2-bin festival festvox-us-slt-hts fontconfig fonts-inter fonts-vollkorn';

const fps = 10;
const fade = 4; // frames from one slide to the next: 0.4 s
const segment = 6; // seconds; every segment begins with a keyframe
const tempo = 0.93; // the voice a little slower than it would speak by itself
const leadIn = 0.9;
const lead = 0.15; // a slide begins to change this long before its sentence
const rate = 32000; // samples a second of the voice
const bitrate = '64k'; // of the voice
const renditions = [
  { name: '720p', width: 1280, height: 720, level: '3.1', crf: 33 },
  { name: '360p', width: 640, height: 360, level: '3.0', crf: 33 },
];

const run = (program, ...args) => execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] });
const ffmpeg = (...args) => run('ffmpeg', '-hide_banner', '-loglevel', 'error', '-y', ...args);
const probe = (file, entries, ...more) => JSON.parse(run('ffprobe', '-v', 'error', '-of', 'json', '-show_entries', entries, ...more, file));
const say = (...words) => console.log(...words);
const check = (holds, words) => {
  if (!holds) throw new Error(words);
};

// ---- what it needs -------------------------------------------------------------------------------------------------

for (const [program, flag] of [['ffmpeg', '-version'], ['ffprobe', '-version'], ['sox', '--version'], ['festival', '--version'], ['rsvg-convert', '--version'], ['fc-match', '--version']]) {
  try {
    run(program, flag);
  } catch {
    console.error(`${program} is missing. On Debian 12: apt-get install ${packages}`);
    process.exit(1);
  }
}
for (const font of ['Inter', 'Inter Display', 'Vollkorn'])
  if (!run('fc-match', '-f', '%{family}', font).includes(font)) {
    console.error(`The font ${font} is missing. On Debian 12: apt-get install ${packages}`);
    process.exit(1);
  }
check(JSON.stringify(Object.values(drawnNumbers)) === '[10,990,89,8,90,9,99]', `The slides draw other numbers than the narration says: ${JSON.stringify(drawnNumbers)}`);

const work = mkdtempSync(join(tmpdir(), 'lecture-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

// ---- voice: one file a sentence, so that every time is exact -------------------------------------------------------

const lines = sections.flatMap((section, s) => section.lines.map((line, i) => ({ ...line, section: s, last: i === section.lines.length - 1 })));
const spoken = (line) => (line.say ?? line.text).replace(/\|/g, ' ').replace(/[“”"\\]/g, '');
writeFileSync(
  join(work, 'say.scm'),
  ['(voice_cmu_us_slt_arctic_hts)', ...lines.map((line, i) => `(utt.save.wave (utt.synth (Utterance Text "${spoken(line)}")) "${work}/${i}.wav" 'riff)`)].join('\n'),
);
run('festival', '--batch', join(work, 'say.scm'));

/** The samples of a sentence without the silence around it, with 20 ms of edge that rises and falls. */
function sentence(i) {
  run('sox', join(work, `${i}.wav`), '-t', 's16', '-r', `${rate}`, '-c', '1', join(work, `${i}.raw`), 'tempo', '-s', `${tempo}`);
  const bytes = readFileSync(join(work, `${i}.raw`));
  const all = new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1);
  const window = rate / 100;
  const loud = [];
  for (let w = 0; (w + 1) * window <= all.length; w++) {
    let sum = 0;
    for (let k = 0; k < window; k++) sum += all[w * window + k] ** 2;
    loud.push(Math.sqrt(sum / window));
  }
  const floor = Math.max(...loud) * 0.012;
  const first = Math.max(0, loud.findIndex((value) => value > floor) - 2) * window;
  const end = Math.min(loud.length, loud.findLastIndex((value) => value > floor) + 3) * window;
  const cut = Int16Array.from(all.subarray(first, end));
  const edge = window * 2;
  for (let k = 0; k < edge; k++) {
    cut[k] = (cut[k] * k) / edge;
    cut[cut.length - 1 - k] = (cut[cut.length - 1 - k] * k) / edge;
  }
  return cut;
}

let now = leadIn;
for (const [i, line] of lines.entries()) {
  line.samples = sentence(i);
  line.start = now;
  line.end = now + line.samples.length / rate;
  now = line.end + (line.stop ? atStop : (line.pause ?? (line.last ? betweenSections : between)));
}
const total = Math.ceil(now * fps) / fps;
const voice = new Int16Array(Math.round(total * rate));
for (const line of lines) voice.set(line.samples, Math.round(line.start * rate));
writeFileSync(join(work, 'voice.raw'), voice);
say(`${lines.length} sentences, ${total.toFixed(2)} s`);

// Rumble out, a little warmth, a little less vocoder edge, gentle compression, then -16 LUFS in two passes.
const raw = ['-f', 's16le', '-ar', `${rate}`, '-ac', '1', '-i', join(work, 'voice.raw')];
const tone = 'highpass=f=75,equalizer=f=210:t=q:w=0.9:g=1.5,equalizer=f=3300:t=q:w=1.2:g=-1.5,highshelf=f=9000:g=-2,acompressor=threshold=-22dB:ratio=2:attack=12:release=160';
const target = 'loudnorm=I=-16:TP=-1.5:LRA=11';
const heard = execFileSync('bash', ['-c', 'exec "$0" "$@" 2>&1', 'ffmpeg', '-hide_banner', ...raw, '-af', `${tone},${target}:print_format=json`, '-f', 'null', '-'], { encoding: 'utf8' });
const m = JSON.parse(heard.slice(heard.lastIndexOf('{')));
const second = `${target}:measured_I=${m.input_i}:measured_TP=${m.input_tp}:measured_LRA=${m.input_lra}:measured_thresh=${m.input_thresh}:offset=${m.target_offset}:linear=true`;
ffmpeg(...raw, '-af', `${tone},${second},aresample=44100`, '-ar', '44100', '-c:a', 'pcm_s16le', join(work, 'voice.wav'));

// ---- slides: only what changes is drawn ----------------------------------------------------------------------------

const changes = lines.flatMap((line) => [
  ...(line.show ? [{ at: line.start - lead, state: line.show }] : []),
  ...(line.then ? [{ at: line.start + (line.end - line.start) * line.then[1], state: line.then[0] }] : []),
]);
for (const { state } of changes) check(states[state], `No such slide: ${state}`);
const frames = Math.round(total * fps);
mkdirSync(join(work, 'frames'));
const drawn = new Map();
let from = changes[0].state;
let next = 1;
let begun = -fade;
let to = from;
for (let f = 0; f < frames; f++) {
  if (next < changes.length && f >= Math.round(changes[next].at * fps)) {
    [from, to, begun] = [to, changes[next].state, f];
    next++;
  }
  const t = Math.min(1, (f - begun + 1) / fade);
  const svg = frame(t >= 1 ? to : from, to, t);
  const key = createHash('sha1').update(svg).digest('hex');
  if (!drawn.has(key)) {
    const file = join(work, `${key}.png`);
    writeFileSync(join(work, 'now.svg'), svg);
    run('rsvg-convert', join(work, 'now.svg'), '-o', file);
    drawn.set(key, file);
  }
  linkSync(drawn.get(key), join(work, 'frames', `${String(f).padStart(5, '0')}.png`));
}
check(next === changes.length, 'Slides follow each other faster than they can be shown');
say(`${changes.length} slides, ${drawn.size} pictures for ${frames} frames`);

// ---- video ---------------------------------------------------------------------------------------------------------

rmSync(media, { recursive: true, force: true });
mkdirSync(media, { recursive: true });
const gop = fps * segment;
const manifest = ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS', ''];
/**
 * One whole video; the download may have fewer keyframes than the segments need. No B-frames: so the first picture of the
 * segments stands at exactly 0, whether or not a player reads edit lists.
 */
function encode(r, keyframes, file) {
  ffmpeg(
    '-framerate', `${fps}`, '-i', join(work, 'frames', '%05d.png'),
    '-vf', `scale=${r.width}:${r.height}:flags=bilinear:out_color_matrix=bt709:out_range=tv,format=yuv420p`,
    '-c:v', 'libx264', '-profile:v', 'high', '-level:v', r.level, '-preset', 'slow', '-tune', 'animation', '-bf', '0', '-x264-params', 'no-psy=1',
    '-crf', `${r.crf}`, '-g', `${keyframes}`, '-keyint_min', `${keyframes}`, '-sc_threshold', '0', '-threads', '2',
    '-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-t', `${total}`, file,
  );
}
/** Cuts one track into segments and says how many bits a second it needs: at most, and on average. */
function cut(file, name) {
  const folder = join(media, name);
  mkdirSync(folder);
  ffmpeg(
    '-i', file, '-c', 'copy', '-map_metadata', '-1', '-fflags', '+bitexact', '-f', 'hls', '-hls_time', `${segment}`, '-hls_playlist_type', 'vod',
    '-hls_segment_type', 'fmp4', '-hls_flags', 'independent_segments', '-hls_fmp4_init_filename', 'init.mp4',
    '-hls_segment_filename', join(folder, '%02d.m4s'), join(folder, 'index.m3u8'),
  );
  const list = readFileSync(join(folder, 'index.m3u8'), 'utf8');
  const parts = [...list.matchAll(/#EXTINF:([\d.]+),\s+(\S+)/g)].map(([, seconds, part]) => [Number(seconds), statSync(join(folder, part)).size * 8]);
  return {
    peak: Math.max(...parts.map(([seconds, bits]) => (seconds > 1 ? bits / seconds : 0))),
    average: parts.reduce((sum, [, bits]) => sum + bits, 0) / parts.reduce((sum, [seconds]) => sum + seconds, 0),
  };
}
// The voice is one track of its own, as CMAF wants it: every picture size shares it.
const voiceTrack = join(work, 'voice.m4a');
ffmpeg('-i', join(work, 'voice.wav'), '-c:a', 'aac', '-profile:a', 'aac_low', '-b:a', bitrate, '-ac', '1', '-ar', '44100', '-t', `${total}`, voiceTrack);
const audio = cut(voiceTrack, 'audio');
manifest.push('#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="voice",NAME="English",LANGUAGE="en",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="1",URI="audio/index.m3u8"', '');
for (const r of renditions) {
  const whole = join(work, `${r.name}.mp4`);
  encode(r, gop, whole);
  const video = cut(whole, r.name);
  // The three bytes after the version in avcC are profile, constraints and level: what CODECS wants.
  const init = readFileSync(join(media, r.name, 'init.mp4'));
  const avcc = init.indexOf('avcC') + 5;
  const codec = `avc1.${init.subarray(avcc, avcc + 3).toString('hex')}`;
  manifest.push(
    `#EXT-X-STREAM-INF:BANDWIDTH=${Math.ceil(video.peak + audio.peak)},AVERAGE-BANDWIDTH=${Math.ceil(video.average + audio.average)},` +
      `RESOLUTION=${r.width}x${r.height},FRAME-RATE=${fps.toFixed(3)},CODECS="${codec},mp4a.40.2",AUDIO="voice"`,
    `${r.name}/index.m3u8`,
  );
}
writeFileSync(join(media, 'positive-test.m3u8'), `${manifest.join('\n')}\n`);
encode(renditions.at(-1), gop * 4, join(work, 'download.mp4'));
ffmpeg('-i', join(work, 'download.mp4'), '-i', voiceTrack, '-c', 'copy', '-map_metadata', '-1', '-fflags', '+bitexact', '-movflags', '+faststart', join(media, 'positive-test.mp4'));
writeFileSync(join(work, 'poster.svg'), frame('poster'));
run('rsvg-convert', join(work, 'poster.svg'), '-o', join(work, 'poster.png'));
ffmpeg('-i', join(work, 'poster.png'), '-pix_fmt', 'yuvj420p', '-q:v', '4', join(media, 'poster.jpg'));

// ---- captions, chapters, checkpoints -------------------------------------------------------------------------------

const stamp = (seconds) => {
  const ms = Math.round(seconds * 1000);
  return `${String(Math.floor(ms / 3600000)).padStart(2, '0')}:${String(Math.floor(ms / 60000) % 60).padStart(2, '0')}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}.${String(ms % 1000).padStart(3, '0')}`;
};
/** One line where it fits, else two: broken where the script says, else where both are most alike. */
function wrap(words) {
  const one = words.replace(/\|/g, ' ');
  if (one.length <= 42) return one;
  if (words.includes('|')) return words.replace('|', '\n');
  const spaces = [...one.matchAll(/ /g)].map((match) => match.index);
  const at = spaces.reduce((best, s) => (Math.abs(s - one.length / 2) < Math.abs(best - one.length / 2) ? s : best));
  return `${one.slice(0, at)}\n${one.slice(at + 1)}`;
}
let fastest = 0;
const cues = lines.map((line, i) => {
  const until = Math.min(line.end + 0.5, i + 1 < lines.length ? lines[i + 1].start - 0.06 : total - 0.1);
  const words = wrap(line.text);
  for (const part of words.split('\n')) check(part.length <= 42, `A caption line is too long: ${part}`);
  fastest = Math.max(fastest, words.length / (until - line.start));
  return `${stamp(line.start)} --> ${stamp(until)}\n${words}`;
});
check(fastest < 20, `A caption passes too fast: ${fastest.toFixed(1)} characters a second`);
writeFileSync(join(media, 'captions.en.vtt'), `WEBVTT\n\n${cues.join('\n\n')}\n`);

const begins = sections.map((_, s) => (s === 0 ? 0 : lines.find((line) => line.section === s).start - lead));
const chapters = sections.map((section, s) => `${stamp(begins[s])} --> ${stamp(begins[s + 1] ?? total)}\n${section.title}`);
writeFileSync(join(media, 'chapters.en.vtt'), `WEBVTT\n\n${chapters.join('\n\n')}\n`);

const tenth = (seconds) => Math.round(seconds * 10) / 10;
const checkpoints = lines.flatMap((line) =>
  line.stop
    ? [{ id: line.stop.id, label: line.stop.label, at: tenth(line.end + 0.2), onWrong: Math.floor((lines.find((l) => l.show === line.stop.back).start - lead) * 10) / 10 }]
    : [],
);
writeFileSync(join(here, 'checkpoints.json'), `${JSON.stringify({ duration: Number(total.toFixed(3)), checkpoints }, null, 2)}\n`);

// ---- does it hold together? ----------------------------------------------------------------------------------------

for (const file of ['positive-test.mp4', 'audio/index.m3u8', ...renditions.map((r) => `${r.name}/index.m3u8`)]) {
  const { format } = probe(join(media, file), 'format=duration');
  check(Math.abs(format.duration - total) < 0.2, `${file} lasts ${format.duration} s instead of ${total}`);
}
const page = join(here, '..', 'index.html');
if (existsSync(page)) {
  const html = readFileSync(page, 'utf8');
  for (const { label, at, onWrong } of checkpoints) {
    const [tag] = html.match(new RegExp(`<flip-checkpoint[^>]*label="${label}"[^>]*>`)) ?? [''];
    if (!tag.includes(`at="${at}"`)) say(`index.html: the checkpoint “${label}” should have at="${at}"`);
    if (!tag.includes('on-wrong="continue"') && !tag.includes(`on-wrong="${onWrong}"`)) say(`index.html: the checkpoint “${label}” should have on-wrong="${onWrong}"`);
  }
}
const size = (folder) => readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => sum + (entry.isDirectory() ? size(join(folder, entry.name)) : statSync(join(folder, entry.name)).size), 0);
say(`media/: ${(size(media) / 1e6).toFixed(2)} MB; captions at most ${fastest.toFixed(1)} characters a second; measured ${m.input_i} LUFS before`);
for (const c of checkpoints) say(`${c.id}: at ${c.at}, on-wrong ${c.onWrong}`);
