// What the compiler cannot see. Exceptions are written here, by file and with a reason, never as comments in the code.
import {dirname} from 'node:path';
import {fileURLToPath} from 'node:url';
import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const htmlSinks = 'innerHTML|outerHTML|insertAdjacentHTML|srcdoc|setHTMLUnsafe|parseHTMLUnsafe';
const safeText = 'Only src/text makes DOM from strings.';
const inTemplate = (pattern) => `TaggedTemplateExpression[tag.name=/^(html|svg|mathml)$/] TemplateElement[value.raw=/${pattern}/i]`;

/** Everything a strict content security policy with Trusted Types would stop in the reader's browser. */
const unsafe = [
  {selector: `MemberExpression[property.name=/^(${htmlSinks})$/]`, message: safeText},
  {selector: `MemberExpression[property.value=/^(${htmlSinks})$/]`, message: safeText},
  {selector: "MemberExpression[object.name='document'][property.name=/^write(ln)?$/]", message: safeText},
  {selector: inTemplate('\\sstyle\\s*='), message: 'Inline styles break under a strict CSP: use a class, a part or adoptedStyleSheets.'},
  {selector: inTemplate('<style|<script'), message: 'Inline styles and scripts break under a strict CSP: use static styles.'},
  {selector: inTemplate('\\ssrcdoc\\s*='), message: safeText},
  {selector: inTemplate('\\son[a-z]+\\s*='), message: 'Inline handlers break under a strict CSP: use @event.'},
];

/** Making a document from a string is the work of src/text alone. */
const parsing = [
  {selector: "NewExpression[callee.name='DOMParser']", message: safeText},
  {selector: "MemberExpression[property.name='createContextualFragment']", message: safeText},
];

const unsafeImports = [
  ...['unsafe-html', 'unsafe-svg', 'unsafe-mathml', 'style-map'].map((name) => `lit/directives/${name}.js`),
].map((name) => ({name, message: 'It breaks under a strict CSP with Trusted Types, or lets it be broken.'}));

export default tseslint.config(
  {ignores: ['dist/', 'storybook-static/', '.cache/', 'coverage/', 'node_modules/', 'server/dist/']},
  {linterOptions: {noInlineConfig: true}},
  js.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always', {null: 'ignore'}],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-warning-comments': ['error', {terms: ['todo', 'fixme', 'xxx']}],
    },
  },
  {
    // Node and page globals meet in one journey file; the run itself shows a misspelt one.
    files: ['**/*.mjs', '.storybook/*.js'],
    rules: {'no-undef': 'off'},
  },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, lit.configs['flat/recommended'], wc.configs['flat/recommended']],
    languageOptions: {parserOptions: {projectService: true, tsconfigRootDir: root}},
    rules: {
      '@typescript-eslint/ban-ts-comment': ['error', {'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true}],
      '@typescript-eslint/consistent-type-imports': ['error', {fixStyle: 'inline-type-imports', disallowTypeAnnotations: false}],
      '@typescript-eslint/no-confusing-void-expression': ['error', {ignoreArrowShorthand: true, ignoreVoidOperator: true}],
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true, allowBoolean: true}],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', {considerDefaultExhaustiveForUnions: true}],
      // Lit calls a template's @event handler with the element as this.
      '@typescript-eslint/unbound-method': 'off',
      // An optional chain on what the DOM's types promise but a foreign page may lack is caution, not noise.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // The compiler doubts every index, so a ! where it is known is honest.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // An interface that only extends is how a module adds to a map of the DOM's own.
      '@typescript-eslint/no-empty-object-type': ['error', {allowInterfaces: 'with-single-extends'}],
      // An implementation that happens not to wait still rejects instead of throwing.
      '@typescript-eslint/require-await': 'off',
      // A reactive controller's callback may give a clean-up function or nothing.
      '@typescript-eslint/no-invalid-void-type': 'off',
      // It takes the attribute on-wrong for a listener of Polymer's days.
      'lit/no-legacy-template-syntax': 'off',
      'lit/attribute-names': ['error', {convention: 'kebab'}],
      'lit/lifecycle-super': 'error',
      'lit/no-classfield-shadowing': 'error',
      'lit/no-this-assign-in-render': 'error',
      'lit/prefer-static-styles': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-console': 'error',
      'max-lines-per-function': ['error', {max: 60, skipBlankLines: true, skipComments: true, IIFEs: true}],
      'max-params': ['error', 4],
      'no-restricted-syntax': ['error', ...unsafe, ...parsing],
      'no-restricted-imports': ['error', {paths: [
        ...unsafeImports,
        {name: 'lit/static-html.js', importNames: ['unsafeStatic'], message: 'It makes markup from strings.'},
      ]}],
    },
  },
  {
    files: ['server/src/**/*.ts'],
    rules: {
      'no-console': 'error',
      'max-lines-per-function': ['error', {max: 60, skipBlankLines: true, skipComments: true, IIFEs: true}],
      'max-params': ['error', 4],
    },
  },
  {files: ['src/text/**/*.ts'], rules: {'no-restricted-syntax': ['error', ...unsafe]}},
  {files: ['src/element/warn.ts', 'src/autoload.ts'], rules: {'no-console': 'off'}},
  {
    // Chai speaks in expressions, tests poke at what may be missing, and a fixture may be plainly wrong on purpose.
    files: ['test/**/*.ts', 'stories/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off',
      // Snapshots make chai's equal() look like a promise.
      '@typescript-eslint/no-floating-promises': ['error', {allowForKnownSafeCalls: ['Equal']}],
      '@typescript-eslint/no-misused-promises': ['error', {checksVoidReturn: {arguments: false}}],
      '@typescript-eslint/no-empty-function': 'off',
      'wc/no-self-class': 'off',
    },
  },
);
