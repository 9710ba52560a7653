import { expect, test } from 'vitest';
import { mediaTypeIssue } from './media-type-issue.ts';

// The messages are those of Go's mime package (mediatype.go).
test.each([
  ['application/json', undefined],
  ['application/json;', undefined],
  ['Application/JSON ; charset="utf-8"; x=y', undefined],
  ['json', undefined],
  [';', 'mime: no media type'],
  ['/json', 'mime: no media type'],
  ['application json', 'mime: expected slash after first token'],
  ['application/', 'mime: expected token after slash'],
  ['application/json/x', 'mime: unexpected content after media subtype'],
  ['application/json, text/plain', 'mime: unexpected content after media subtype'],
  ['application/json; charset', 'mime: invalid media parameter'],
  ['application/json; charset=', 'mime: invalid media parameter'],
  ['application/json; ;', 'mime: invalid media parameter'],
  ['application/json; a=b; A=c', 'mime: duplicate parameter name'],
])('says of %j: %s', (header, issue) => {
  expect(mediaTypeIssue(header)).toBe(issue);
});
