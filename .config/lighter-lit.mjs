// Takes out of Lit what no page of ours can reach: ways for browsers without adopted style sheets (every element of ours
// needs newer ones), standard decorators (TypeScript compiles ours away), polyfills, hydration, lists of versions; MathML,
// directives that hear of disconnecting, what stands in comments, in raw text or in a tag without a name, converters.
// A file of ours that uses one of these is an error here too. What guards against others' data stays.
// Only for dist/cdn: who bundles dist/ brings a Lit of their own. A line that a new Lit writes otherwise is an error here:
// look what it says now, and adapt or drop the row.

/** Modules of Lit in other words. */
const MODULES = {
  '@lit/reactive-element/css-tag.js': `
    class CSSResult {
      constructor(cssText) { this.cssText = cssText; }
      get styleSheet() {
        if (!this.sheet) (this.sheet = new CSSStyleSheet()).replaceSync(this.cssText);
        return this.sheet;
      }
      toString() { return this.cssText; }
    }
    const css = (strings, ...values) => new CSSResult(strings.reduce((text, string, i) => text + values[i - 1] + string));
    const adoptStyles = (root, styles) => { root.adoptedStyleSheets = styles.map(({styleSheet}) => styleSheet); };
    const getCompatibleStyle = (style) => style;
    const supportsAdoptingStyleSheets = true;
    const unsafeCSS = (text) => new CSSResult(text);
    export {CSSResult, adoptStyles, css, getCompatibleStyle, supportsAdoptingStyleSheets, unsafeCSS};`,
  '@lit/reactive-element/decorators/property.js': `
    export const property = (options) => (prototype, name) => {
      const own = prototype.hasOwnProperty(name);
      prototype.constructor.createProperty(name, options);
      return own ? Object.getOwnPropertyDescriptor(prototype, name) : undefined;
    };`,
};

/** Texts in modules of Lit, and what stands there instead. */
const LINES = {
  '@lit/reactive-element/reactive-element.js': [
    ['Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ''],
    ['const t=this[Symbol.metadata];if(null!==t){const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)}', ''],
    [',this.hasOwnProperty(d("properties"))){const t=this.properties,s=[...r(t),...o(t)];for(const i of s)this.createProperty(i,t[i])}', ');'],
    ['static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}', ''],
    [',void 0!==t.l&&(this.l=[...t.l])', ''],
    [',this.constructor.l?.forEach(t=>t(this))', ''],
    ['break;case Object:case Array:t=null==t?t:JSON.stringify(t)', ''],
    ['break;case Object:case Array:try{i=JSON.parse(t)}catch(t){i=null}', ''],
    ['(void 0!==i.converter?.toAttribute?i.converter:u).toAttribute', 'u.toAttribute'],
    ['h="function"==typeof t.converter?{fromAttribute:t.converter}:void 0!==t.converter?.fromAttribute?t.converter:u;', 'h=u;'],
    ['(i.hasChanged??f)(h,s)', 'f(h,s)'],
    ['{attribute:!0,type:String,converter:u,reflect:!1,useDefault:!1,hasChanged:f}', '{}'],
    ['t=this.shouldUpdate(s),t?(this.willUpdate(s),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(s)):this._$EM()',
      't=!0,this.willUpdate(s),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(s)'],
    ['shouldUpdate(t){return!0}', ''],
    [',p?.({ReactiveElement:y}),(a.reactiveElementVersions??=[]).push("2.1.2")', ''],
    ['p=a.reactiveElementPolyfillSupport,', ''],
  ],
  'lit-element/lit-element.js': [
    [',s.litElementHydrateSupport?.({LitElement:i});const o=s.litElementPolyfillSupport;o?.({LitElement:i});', ';'],
    ['(s.litElementVersions??=[]).push("4.2.2");', ''],
    ['n={_$AK:(t,e,r)=>{t._$AK(e,r)},_$AL:t=>t._$AL}', 'n={}'],
    ['createRenderRoot(){const t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}', ''],
    ['this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),', ''],
    ['connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}', ''],
    ['disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}', ''],
  ],
  'lit-html/lit-html.js': [
    ['B?.(S,k),(t.litHtmlVersions??=[]).push("3.3.3");', ''],
    ['B=t.litHtmlPolyfillSupport;', 'B=0;'],
    ['{M:h,P:o,A:n,C:1,L:N,R,D:d,V:M,I:k,H,N:L,U:z,B:I,F:Z}', '{I:k}'],
    ['"number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s)', 'this._$AC(t)'],
    ['3===i?"<math>":""', '""'],
    ['3===i?"</math>":""', '""'],
    ['2===i||3===i', '2===i'],
    ['1===r.type?i=new r.ctor(h,r.name,r.strings,this,t):6===r.type&&(i=new Z(h,this,t))', 'i=new r.ctor(h,r.name,r.strings,this,t)'],
    ['else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t));', ''],
    ['if(r.data===n)d.push({type:2,index:l});else{let t=-1;for(;-1!==(t=r.data.indexOf(o,t+1));)d.push({type:7,index:l}),t+=o.length-1}l++',
      'r.data===n&&d.push({type:2,index:l});l++'],
    ['if(y.test(r.tagName)){const t=r.textContent.split(o),i=t.length-1;if(i>0){r.textContent=s?s.emptyScript:"";for(let s=0;s<i;s++)'
      + 'r.append(t[s],c()),P.nextNode(),d.push({type:2,index:++l});r.append(t[i],c())}}', ''],
    ['(y.test(u[2])&&(n=RegExp("</"+u[2],"g")),c=p)', '(c=p)'],
    ['c=n??v', 'c=v'],
    ['(c=p,n=void 0)', '(c=p)'],
    ['get _$AU(){return this._$AM._$AU}u(t)', 'u(t)'],
    ['(t?.creationScope??l).importNode', 'l.importNode'],
    ['get _$AU(){return this._$AM?._$AU??this._$Cv}', ''],
    [',this._$Cv=e?.isConnected??!0', ''],
    ['this._$AH=A,this._$AN=void 0,this._$AA', 'this._$AH=A,this._$AA'],
    ['this._$AV=[],this._$AN=void 0,', 'this._$AV=[],'],
    ['this._$AH=A,this._$AN=void 0,this.element', 'this._$AH=A,this.element'],
    ['get startNode(){return this._$AA}get endNode(){return this._$AB}', ''],
    ['this._$AP?.(!1,!0,s)', ''],
    ['setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}', ''],
    ['get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}', ''],
    ['(h?._$AO?.(!1),void 0===o', '(void 0===o'],
    ['const e=s?.renderBefore??i;let h=e._$litPart$;if(void 0===h){const t=s?.renderBefore??null;e._$litPart$=h=new k(i.insertBefore(c(),t),t,void 0,s??{})}',
      'let h=i._$litPart$;if(void 0===h)i._$litPart$=h=new k(i.appendChild(c()),null,void 0,s);'],
  ],
  'lit-html/directive.js': [
    ['get _$AU(){return this._$AM._$AU}', ''],
  ],
};

/** What no longer works then, in a file of ours: in its code, and in a template, where \0 stands for a value. */
const GONE = /(?<![#\w])(?:shouldUpdate|createRenderRoot|renderBefore|creationScope|hasChanged|converter|mathml)\b(?=\(|:|`)|\btype: (?:Object|Array)\b/;
const GONE_THERE = /<!--[^>]*\0|<(?:script|style|textarea)\b[^>]*>[^<]*\0|<[a-z][^>]*\s\0[\s/>]/;

/** The plugin. @param src the folder of our own files */
export function lighterLit(src) {
  const find = (table, id) => Object.entries(table).find(([module]) => id.replaceAll('\\', '/').endsWith(`/node_modules/${module}`))?.[1];
  return {
    name: 'lighter-lit',
    transform(code, id) {
      if (id.endsWith('lit-html/async-directive.js')) this.error('This Lit does not tell directives that they leave the page.');
      const whole = find(MODULES, id);
      if (whole) return {code: whole, map: null};
      const gone = id.startsWith(src) && goneIn(code, this.parse);
      if (gone) this.error(`${id} says ${gone}, which the Lit of dist/cdn does not know: .config/lighter-lit.mjs.`);
      let left = code;
      for (const [line, instead] of find(LINES, id) ?? []) {
        if (!left.includes(line)) this.error(`Lit no longer says ${line} in ${id}.`);
        left = left.replace(line, () => instead);
      }
      return left === code ? undefined : {code: left, map: null};
    },
  };
}

/** What a file of ours says that no longer works. */
function goneIn(code, parse) {
  const texts = [];
  const visit = (node) => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node?.type !== 'string') return;
    if (node.type === 'TaggedTemplateExpression' && /^(html|svg)$/.test(node.tag.name)) texts.push(node.quasi.quasis.map(({value}) => value.raw).join('\0'));
    Object.values(node).forEach(visit);
  };
  if (/\b(html|svg)`/.test(code)) visit(parse(code));
  const said = GONE.exec(code) ?? texts.map((text) => GONE_THERE.exec(text.replace(/"[^"]*"/g, '""'))).find(Boolean);
  return said?.[0].replaceAll('\0', '${…}');
}
