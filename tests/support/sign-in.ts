import { createOpenId } from '../../functions/host/open-id.ts';
import { type LocalLogin, type SampleUser, startLogin } from '../../infra/local/login.ts';
import { createHostTest, type HostBrowser, type HostTest } from './host.ts';

/** The console with the real provider of the local site, whose users a test may change. */
export type SignInTest = HostTest & { users: SampleUser[]; login: LocalLogin };

const redirect = 'https://example.org/host/signed-in';

export async function createSignInTest(): Promise<SignInTest> {
  const users: SampleUser[] = [
    { subject: 'u-host', name: 'Hosea Host', groups: ['host'] },
    { subject: 'u-moderator', name: 'Moira Moderator', groups: ['moderator'] },
    { subject: 'u-nobody', name: 'Norma Nobody', groups: [] },
  ];
  const login = await startLogin(redirect, () => users);
  const test = await createHostTest(undefined, createOpenId(login.settings));
  return { ...test, users, login };
}

/** Begins a sign-in: gives the address at the provider that the browser is sent to. */
export async function begin(browser: HostBrowser, to = ''): Promise<URL> {
  const response = await browser.get(`/host/sign-in${to && `?to=${encodeURIComponent(to)}`}`);
  return new URL(response.headers.get('location') ?? '');
}

/**
 * What somebody does at the provider: chooses who they are.
 * @returns the path with which the browser comes back to the console
 */
export async function atProvider(address: URL, subject: string): Promise<string> {
  const cookies = new Map<string, string>();
  let [url, method] = [address.href, 'GET'];
  for (let step = 0; step < 10; step += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { method, redirect: 'manual', headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = set.match(/^([^=]+)=([^;]*)/) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location?.startsWith(redirect)) return location.slice('https://example.org'.length);
    if (location) [url, method] = [new URL(location, url).href, 'GET'];
    else if (response.status === 200) [url, method] = [`${url}?user=${subject}`, 'POST'];
    else throw new Error(`The provider answers ${response.status}: ${await response.text()}`);
  }
  throw new Error('The provider leads nowhere.');
}

/** Signs somebody in, through the provider. */
export async function signIn(browser: HostBrowser, subject: string, to = ''): Promise<Response> {
  return browser.get(await atProvider(await begin(browser, to), subject));
}
