import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { largestPage } from '../../../shared/articles/writing/open-page.ts';
import { readStated } from '../../../shared/articles/writing/stated.ts';
import { WritingError } from '../../../shared/articles/writing/writing-error.ts';
import { feedOf, item } from '../../support/feeds.ts';
import { bytes, headline, paragraphs, pasted, site, written } from './pages.ts';

const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
const noise = Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251);
const greek = Uint8Array.from({ length: 600 }, (_, at) => 0x80 + (at % 0x20));

describe('what is no article', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'empty'],
    ['blanks', ' \n\n\t ', 'empty'],
    ['a picture', picture, 'not-text'],
    ['audio', readFileSync('web/public/sample/audio/short.mp3'), 'not-text'],
    ['a PDF', '%PDF-1.7 and so on', 'not-text'],
    ['a document of an office program', bytes('PK\u0003\u0004word/document.xml'), 'not-text'],
    ['Rich Text Format', '{\\rtf1\\ansi Words.}', 'not-text'],
    ['bytes of any kind', noise, 'encoding'],
    ['characters of no encoding', greek, 'encoding'],
    ['a feed', feedOf([item({ title: headline })]), 'feed'],
    ['a JSON Feed', '{ "version": "https://jsonfeed.org/version/1.1", "items": [] }', 'feed'],
    ['data', readFileSync('package.json'), 'data'],
    ['one line', headline, 'no-article'],
    ['a headline alone with its dek', pasted(headline, 'A dek without a body'), 'no-article'],
    ['a body without a headline', pasted(paragraphs.join(' '), ...paragraphs), 'no-headline'],
    [
      'a page without an article',
      '<!doctype html><html><head><title>Sign in</title></head><body><form><input></form></body></html>',
      'no-article',
    ],
    ['a page nested without end', `<html><body>${'<div>'.repeat(20_000)}${paragraphs[0]}`, 'too-large'],
    ['a page of a million tags', `<html><body>${'<p>a</p>'.repeat(60_000)}`, 'too-large'],
    ['a huge file', new Uint8Array(largestPage + 1).fill(0x61), 'too-large'],
  ])('is refused in one sentence: %s', (_, page, code) => {
    const refusal = refused(() => written(page));
    expect(refusal.code).toBe(code);
    expect(refusal.message).toMatch(/^\p{Lu}[^\n]{10,140}\.$/u);
  });

  it.each([
    [{ date: 'someday' }, 'date'],
    [{ date: '2026-02-30' }, 'date'],
    [{ url: 'lamp.example/a' }, 'url'],
    [{ url: 'javascript:alert(1)' }, 'url'],
    [{ outlet: 'nobody' }, 'outlet'],
    [{ kind: 'rumour' }, 'kind'],
  ])('is no statement either: %o', (flags, code) => {
    expect(refused(() => readStated(flags, site)).code).toBe(code);
  });

  it('states an outlet by its name and a day in any spelling', () => {
    expect(readStated({ outlet: 'The Daily Lamp', date: 'November 3, 2026' }, site)).toMatchObject({
      outlet: 'daily-lamp',
      date: '2026-11-03',
    });
  });
});

function refused(attempt: () => unknown): WritingError {
  try {
    attempt();
  } catch (error) {
    if (error instanceof WritingError) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
}
