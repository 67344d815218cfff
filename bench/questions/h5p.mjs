// H5P outside of a host, by h5p-standalone; the content is a folder that --h5p names.
import { H5P } from 'h5p-standalone';

new H5P(document.querySelector('#h5p'), { h5pJsonPath: '/h5p', frameJs: '/standalone/frame.bundle.js', frameCss: '/standalone/styles/h5p.css' });
