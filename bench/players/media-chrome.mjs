// media-chrome around a video or hls-video, with the controls that flip-video has.
import 'media-chrome';

const stream = window.source.endsWith('.m3u8');
if (stream) await import('hls-video-element');
document.body.innerHTML = `<media-controller>
  <${stream ? 'hls-video' : 'video'} slot="media" src="${window.source}" muted></${stream ? 'hls-video' : 'video'}>
  <media-control-bar>
    <media-play-button></media-play-button><media-time-range></media-time-range><media-time-display showduration></media-time-display>
    <media-playback-rate-button></media-playback-rate-button><media-captions-button></media-captions-button>
    <media-mute-button></media-mute-button><media-volume-range></media-volume-range><media-fullscreen-button></media-fullscreen-button>
  </media-control-bar>
</media-controller>`;
