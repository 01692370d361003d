import { describe, expect, it } from 'vitest';
import { learnBoilerplate } from '../../shared/articles/boilerplate.ts';
import { noteAddresses } from '../../shared/articles/find-links.ts';
import { addressesOf } from './notes.ts';

const article = (at: number) =>
  `https://news.example/2026/02/ferry-number-${'abcdefghijklmnopqrstuvwxyz'[at]}-runs`;
const show = (episodes: number, links: (at: number) => string[]) =>
  Array.from({ length: episodes }, (_, at) => links(at));

describe('what repeats in a show', () => {
  it('is its form: an address in most episodes, however it is spelled', () => {
    const support = (at: number) =>
      at % 2
        ? 'http://www.news.example/2026/01/why-we-ask-for-support/'
        : 'https://news.example/2026/01/why-we-ask-for-support?utm_source=x';
    const boilerplate = learnBoilerplate(show(10, (at) => [support(at), article(at)]));
    const html = `<p><a href="${support(0)}">Why we ask for support of this show</a> The ferry. <a href="${article(3)}">[Link]</a></p>`;
    expect(addressesOf(html)).toHaveLength(2);
    expect(addressesOf(html, { boilerplate })).toEqual([article(3)]);
  });

  it('is also what came back through some years of a long show', () => {
    const boilerplate = learnBoilerplate(
      show(80, (at) => [
        article(at % 26),
        ...(at < 12 ? ['https://old.example/p/our-old-and-loved-forum'] : []),
      ]),
    );
    expect(boilerplate).toEqual(new Set(['old.example/p/our-old-and-loved-forum']));
  });

  it('is the shape of an address whose figures differ', () => {
    const boilerplate = learnBoilerplate(show(10, (at) => [`https://host.example/ep/${at}/credits`]));
    expect([...boilerplate]).toEqual(['shape:host.example/ep/#/credits']);
  });

  it('is never the shape of articles, though an outlet names them by figures alone', () => {
    expect(learnBoilerplate(show(10, (at) => [`https://agency.example/politics/141234${at}`]))).toEqual(
      new Set(),
    );
  });

  it('is not an article that was discussed in a few episodes, nor anything in a show of three', () => {
    expect(learnBoilerplate(show(20, (at) => (at < 3 ? [article(0)] : [article(at)])))).toEqual(new Set());
    expect(learnBoilerplate(show(3, () => [article(0)]))).toEqual(new Set());
  });
});

it('The addresses of notes are those that are linked and those that stand bare', () => {
  expect(noteAddresses('<p><a href="https://a.example/x">x</a> and www.b.example/y, too</p>')).toEqual([
    'https://a.example/x',
    'http://www.b.example/y',
  ]);
});
