// Video.js 8, which brings its own HLS.
import 'video.js/dist/video-js.css';
import videojs from 'video.js';

const video = Object.assign(document.createElement('video'), { className: 'video-js', controls: true });
document.body.append(video);
const type = window.source.endsWith('.m3u8') ? 'application/vnd.apple.mpegurl' : 'video/mp4';
videojs(video, { sources: [{ src: window.source, type }], muted: true, preload: 'auto' });
