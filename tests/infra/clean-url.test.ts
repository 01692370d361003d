import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';

const code = readFileSync('infra/aws/clean-url.js', 'utf8');

/** Runs the function as CloudFront does: a script with nothing around it. */
const visit = (
  uri: string,
): { uri?: string; statusCode?: number; headers: Record<string, { value: string }> } =>
  runInNewContext(`${code}; handler(event)`, { event: { request: { method: 'GET', uri, headers: {} } } });

describe('addresses of prerendered pages', () => {
  it.each([
    ['/about', '/about.html'],
    ['/articles/first-one', '/articles/first-one.html'],
    ['/', '/index.html'],
    ['/articles/feed.json', '/articles/feed.json'],
    ['/v1.2/notes', '/v1.2/notes.html'],
  ])('%s is the file %s', (address, file) => {
    expect(visit(address).uri).toBe(file);
  });

  it.each([
    ['/articles/', '/articles'],
    ['/articles/first-one///', '/articles/first-one'],
    ['//elsewhere.example/', '/elsewhere.example'],
  ])('%s has moved to %s', (address, target) => {
    expect(visit(address)).toMatchObject({ statusCode: 301, headers: { location: { value: target } } });
  });
});
