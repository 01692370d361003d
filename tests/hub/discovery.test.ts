import { describe, expect, it } from 'vitest';
import { namedHub } from '../../shared/feed/hub.ts';

const finalAddress = 'https://a.example/feed';

describe('The hub of a feed', () => {
  it('is named in the feed, or by its server, whose word goes first', () => {
    const channel = { hub: 'https://hub.example/', self: 'https://a.example/podcast' };
    expect(namedHub(channel, { finalAddress })).toEqual({
      address: 'https://hub.example/',
      topic: 'https://a.example/podcast',
    });
    const links = '</other>; rel="hub", <https://a.example/own>; title="a"; rel="alternate self"';
    expect(namedHub(channel, { finalAddress, links })).toEqual({
      address: 'https://a.example/other',
      topic: 'https://a.example/own',
    });
  });

  it('knows a feed without a name of its own by its address', () => {
    expect(namedHub({ hub: 'https://hub.example/' }, { finalAddress })?.topic).toBe(finalAddress);
  });

  it.each([
    ['nothing names one', {}, ''],
    ['it is no address of the web', {}, '<javascript:1>; rel=hub'],
    ['the header is broken', {}, '<https://hub.example/; rel=hub'],
  ])('is none when %s', (_, channel, links) => {
    expect(namedHub(channel, { finalAddress, links })).toBeUndefined();
  });

  it('is none for a file, which nobody else knows', () => {
    expect(namedHub({ hub: 'https://hub.example/' }, { finalAddress: '/sample/show.xml' })).toBeUndefined();
  });
});
