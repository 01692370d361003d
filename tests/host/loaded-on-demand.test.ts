import { describe, expect, it } from 'vitest';
import { createHost } from '../../functions/host/app.ts';
import { entranceEndpoints } from '../../functions/host/entrance.ts';
import { ConflictError } from '../../shared/table/client.ts';
import { createHostTest, HostBrowser } from '../support/host.ts';

/** What a part that is loaded on demand throws: of the same name, and of a class of its own. */
const ofAnotherBundle = (name: string, members: object) =>
  Object.assign(new Error('There is no such comment here.'), { name, ...members });

describe('what is loaded on demand', () => {
  it('refuses with the status that it says', async () => {
    const test = await createHostTest();
    const { cookies } = await test.signedIn('host');
    const refusal = ofAnotherBundle('ProblemError', { status: 422, code: 'not-taken', members: {} });
    const app = createHost(test.parts, [
      { method: 'GET', path: '/host/refusing', needs: 'host', answer: () => Promise.reject(refusal) },
    ]);
    const response = await new HostBrowser(app, Object.fromEntries(cookies)).get('/host/refusing');
    expect(response.status).toBe(422);
  });

  it('knows a conflict of the table that another part met', () => {
    expect(ofAnotherBundle('ConflictError', { positions: [0], isBusy: true })).toBeInstanceOf(ConflictError);
    expect(new Error('ConflictError')).not.toBeInstanceOf(ConflictError);
  });

  it('is every room, behind the same doors', async () => {
    const test = await createHostTest();
    let asked = 0;
    const app = createHost(test.parts, entranceEndpoints(test.parts), async () => {
      asked += 1;
      return test.app;
    });
    const { cookies, session } = await test.signedIn('moderator');
    const browser = new HostBrowser(app, Object.fromEntries(cookies), session);
    expect((await browser.get('/host/sessions')).status).toBe(200);
    expect(asked).toBe(0);
    expect((await browser.get('/host')).status).toBe(200);
    expect((await new HostBrowser(app).get('/host')).status).toBe(401);
    expect((await browser.get('/host/nowhere')).status).toBe(404);
    expect((await browser.post('/host', {}, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(
      403,
    );
    expect(asked).toBe(3);
  });
});
