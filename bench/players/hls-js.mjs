// hls.js alone, as its documentation begins.
import Hls from 'hls.js';

const video = Object.assign(document.createElement('video'), { controls: true });
document.body.append(video);
const hls = new Hls();
hls.loadSource(window.source);
hls.attachMedia(video);
