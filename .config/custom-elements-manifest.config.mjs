// custom-elements.json: what every tag takes and says, read from the doc comments. npm run manifest
export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/**/*.styles.ts', 'src/lang/**'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [publicOnly()],
};

/** Keeps what a page author can use, in an order that does not depend on the disk. */
function publicOnly() {
  return {
    name: 'public-only',
    packageLinkPhase({customElementsManifest}) {
      for (const module of customElementsManifest.modules) {
        for (const declaration of module.declarations ?? []) {
          // An event whose name is only known when it is sent is one that a doc comment names.
          if (declaration.events) declaration.events = declaration.events.filter(({name}) => name);
          if (!declaration.members) continue;
          declaration.members = declaration.members.filter(({privacy, name, static: isStatic}) =>
            privacy !== 'private' && privacy !== 'protected' && !name.startsWith('#') && !isStatic);
        }
      }
      customElementsManifest.modules = customElementsManifest.modules
        .filter(({declarations}) => declarations?.some(({customElement}) => customElement))
        .sort((one, other) => one.path.localeCompare(other.path, 'en'));
    },
  };
}
