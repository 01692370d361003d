import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { guardOrigin } from '../../functions/origin-guard.ts';

const api = new Hono()
  .get('/api/shows', (c) => c.text('shows'))
  .notFound((c) => c.text('the API’s own', 404));

describe('a guarded API', () => {
  const guarded = guardOrigin(api, 'between-us');
  const ask = (path: string, secret?: string) =>
    guarded.request(path, secret === undefined ? {} : { headers: { 'X-Origin-Secret': secret } });

  it('answers requests that came through the distribution', async () => {
    const response = await ask('/api/shows', 'between-us');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('shows');
  });

  it('leaves what the API says about unknown addresses as it is', async () => {
    const response = await ask('/api/nothing', 'between-us');
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('the API’s own');
  });

  it.each([
    ['without the secret', undefined],
    ['with an empty one', ''],
    ['with the beginning of it', 'between'],
    ['with more than it', 'between-us-all'],
    ['with another of its length', 'between-we'],
  ])('refuses requests %s with a problem', async (_, secret) => {
    const response = await ask('/api/shows', secret);
    expect(response.status).toBe(403);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ type: '/problems/not-through-the-site', status: 403 });
  });
});

describe('an API whose secret is being rotated', () => {
  it.each([
    ['the new secret', 'new', 200],
    ['the one before', 'old', 200],
    ['both at once', 'new old', 403],
    ['none', '', 403],
  ])('answers %s with %s: %i', async (_, secret, status) => {
    const headers = { 'X-Origin-Secret': secret };
    expect((await guardOrigin(api, 'new old').request('/api/shows', { headers })).status).toBe(status);
  });
});

describe('an API whose secrets were written with a space too many', () => {
  it.each(['new ', ' new', 'new  old', 'new\n'])('takes no request for that: %j', async (secrets) => {
    const guarded = guardOrigin(api, secrets);
    expect((await guarded.request('/api/shows')).status).toBe(403);
    expect((await guarded.request('/api/shows', { headers: { 'X-Origin-Secret': '' } })).status).toBe(403);
    expect((await guarded.request('/api/shows', { headers: { 'X-Origin-Secret': 'new' } })).status).toBe(200);
  });

  it('does not start with spaces alone', () => {
    expect(() => guardOrigin(api, '  ')).toThrow('nothing in it');
  });
});

describe('an API on one’s own machine', () => {
  it('needs no secret', async () => {
    expect((await guardOrigin(api, undefined).request('/api/shows')).status).toBe(200);
  });
});
