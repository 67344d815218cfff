// Vidstack with its default layout.
import 'vidstack/player/styles/default/theme.css';
import 'vidstack/player/styles/default/layouts/video.css';
import { VidstackPlayer, VidstackPlayerLayout } from 'vidstack/global/player';

const target = document.body.appendChild(document.createElement('div'));
const player = await VidstackPlayer.create({ target, title: 'Bench', src: window.source, load: 'eager', muted: true, layout: new VidstackPlayerLayout() });
player.addEventListener('provider-change', ({ detail }) => {
  if (detail?.type === 'hls') detail.library = () => import('hls.js');
});
