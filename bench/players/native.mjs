// The browser's own player.
const video = Object.assign(document.createElement('video'), { controls: true, src: window.source });
document.body.append(video);
