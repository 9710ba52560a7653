import { expect, test } from 'vitest';
import { parseTemplate } from './parse-template.ts';
import { renderTemplate } from './render-template.ts';
import { noVariables } from './variables.ts';

const variables = {
  ...noVariables,
  SiteURL: 'http://localhost:3000',
  Token: '460955',
  RedirectTo: 'http://localhost:3000/reset?a=1&b=ü',
  Data: { name: `Sue <b>&"'`, plan: 'free', o: { k: 'v' }, n: 3, list: ['a', 1], none: null },
};

// The first rows are answers of a real server, the others rules of Go's html/template.
test.each([
  ['{{ .RedirectTo }}', 'http://localhost:3000/reset?a=1&amp;b=ü'],
  ['{{ .Data.name }}', 'Sue &lt;b&gt;&amp;&#34;&#39;'],
  ['{{ .Data.o.k }}{{ .Data.x }}{{ .Data.x.y.z }}', 'v'],
  ['{{ if .Data.name }}yes{{ else }}no{{ end }}{{ if .Data.x }}yes{{ else }}no{{ end }}', 'yesno'],
  ['{{ len .Token }}', '6'],
  ['{{ .Data.o }}{{ .Data.list }}', 'map[k:v][a 1]'],
  ['<a href="{{ .RedirectTo }}">', '<a href="http://localhost:3000/reset?a=1&amp;b=%c3%bc">'],
  [
    '<a href="{{ .SiteURL }}/c?t={{ .Token }}&next={{ .RedirectTo }}">',
    '<a href="http://localhost:3000/c?t=460955&next=http%3a%2f%2flocalhost%3a3000%2freset%3fa%3d1%26b%3d%c3%bc">',
  ],
  [
    '<script>var t = "{{ .Token }}"; var s = {{ .Data.name }};</script>{{ .Data.name }}',
    String.raw`<script>var t = "460955"; var s = "Sue \u003cb\u003e\u0026\u0022\u0027";</script>Sue &lt;b&gt;&amp;&#34;&#39;`,
  ],
  ['<script>var s = {{ .Data.x }}, t = "{{ .Data.x }}";</script>', '<script>var s = "", t = "";</script>'],
  ['<script>var n = {{ .Data.n }}, o = {{ .Data.o }};</script>', '<script>var n =  3 , o = {"k":"v"};</script>'],
  ['<!-- {{ .Token }} --><p title={{ .Data.name }}>', '<!--  --><p title=Sue&#32;&lt;b&gt;&amp;&#34;&#39;>'],
  ['{{ if eq .Data.plan "pro" }}a{{ else if and .Data.n (ne .Data.plan `x`) }}b{{ end }}', 'b'],
  ['a {{- /* a note */ -}} b', 'ab'],
  ['{{ if not (or .Data.x .Data.none) }}{{ "}}" }}{{ end }}', '}}'],
])('renders %s', (template, expected) => {
  expect(renderTemplate(template, variables)).toBe(expected);
});

test('a link with a scheme that runs code is replaced', () => {
  const template = '<a href="{{ .Data.name }}">';

  expect(renderTemplate(template, { ...variables, Data: { name: 'javascript:alert(1)' } })).toBe(
    '<a href="#ZgotmplZ">',
  );
});

test.each([
  ['{{ .Nope }}', 'unknown variable ".Nope"; known are .SiteURL, '],
  ['{{ .Email.x }}', '{{ .Email.x }} asks for a field that ".Email" cannot have'],
  ['{{ .Token', '"{{ .Token" opens an action that does not close'],
  ['{{ if .Token }}', '{{ if }} has no {{ end }}'],
  ['{{ end }}', '{{ end }} has no {{ if }}'],
  ['{{ range .Data }}{{ end }}', '{{ range .Data }} cannot be used here: expected a variable, or one of '],
  ['{{ .Token | html }}', '{{ .Token | html }} cannot be used'],
  ['{{ len }}', '{{ len }} has the wrong number of arguments for len'],
])('refuses %s', (template, sentence) => {
  expect(() => parseTemplate(template)).toThrow(sentence);
});
