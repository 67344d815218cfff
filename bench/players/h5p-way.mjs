// The browser's player, stopped as H5P does it: every `timeupdate` looks at every interaction.
const video = Object.assign(document.createElement('video'), { controls: true, src: window.source });
const interactions = Array.from({ length: 4 }, (_, i) => ({ from: 600 + i, to: 610 + i }));
video.addEventListener('timeupdate', () => {
  for (const { from, to } of interactions) if (video.currentTime >= from && video.currentTime < to) video.pause();
});
document.body.append(video);
