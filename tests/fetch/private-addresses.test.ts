import { describe, expect, it } from 'vitest';
import { fetchGuarded } from '../../shared/fetch/fetch.ts';
import { isPublicAddress } from '../../shared/fetch/public-address.ts';
import { refusalOf, serve } from './servers.ts';

describe('an address of the public internet', () => {
  it.each(['8.8.8.8', '93.184.216.34', '2606:4700:4700::1111', '::ffff:8.8.8.8'])('is %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    ...[
      '127.0.0.1',
      '127.8.8.8',
      '0.0.0.0',
      '10.1.2.3',
      '172.16.0.1',
      '192.168.1.1',
      '100.64.0.1',
      '169.254.169.254',
    ],
    ...['192.0.0.8', '192.0.2.1', '198.18.0.1', '203.0.113.1', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
    ...[
      '::',
      '::1',
      '::ffff:127.0.0.1',
      '::ffff:10.0.0.1',
      '::ffff:a00:1',
      '::7f00:1',
      '::127.0.0.1',
      'fe80::1',
      'fe80::1%eth0',
    ],
    ...[
      'fc00::1',
      'fd12::1',
      'fec0::1',
      'ff02::1',
      '2001:db8::1',
      '2002:7f00:1::',
      '2002:a00:1::1',
      '64:ff9b::7f00:1',
      '64:ff9b::a00:1',
    ],
    ...['64:ff9b:1::1', '2001::1', '100::1', '3fff::1', '5f00::1', '', 'localhost'],
  ])('is not %j', (address) => expect(isPublicAddress(address)).toBe(false));

  it('may be this machine where that is allowed, and nothing else', () => {
    expect(isPublicAddress('127.0.0.1', true)).toBe(true);
    expect(isPublicAddress('::1', true)).toBe(true);
    expect(isPublicAddress('10.0.0.1', true)).toBe(false);
    expect(isPublicAddress('169.254.169.254', true)).toBe(false);
  });
});

describe('a fetch refuses', () => {
  it.each([
    ...[
      'http://127.0.0.1/',
      'http://2130706433/',
      'http://0x7f000001/',
      'http://0177.0.0.1/',
      'http://127.1/',
      'http://0/',
    ],
    ...[
      'http://[::1]/',
      'http://[::ffff:127.0.0.1]/',
      'http://[64:ff9b::7f00:1]/',
      'https://10.0.0.1/',
      'http://169.254.169.254/',
    ],
    ...['http://１２７.０.０.１/', 'http://127.0.0.1./', 'http://[fe80::1]/'],
  ])('the private address %s', async (address) => {
    const error = await refusalOf(fetchGuarded(address));
    expect(error.code).toBe('private-address');
  });

  it('the name localhost, by what it resolves to', async () => {
    expect((await refusalOf(fetchGuarded('http://localhost:1/'))).code).toBe('private-address');
  });

  it.each([
    'ftp://example.org/',
    'gopher://example.org/',
    'data:text/plain,x',
    'file:///etc/passwd',
    '/etc/passwd',
    'nothing',
    'http://',
    'https://a:b@example.org/',
    'http://mail.example.org:25/',
    'https://chat.example.org:6667/feed.xml',
  ])('the address %s', async (address) => {
    expect((await refusalOf(fetchGuarded(address))).code).toBe('bad-address');
  });

  it('a name with one private address among public ones', async () => {
    const resolve = async () => [
      { address: '93.184.216.34', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ];
    expect((await refusalOf(fetchGuarded('http://both.example/', { resolve }))).code).toBe('private-address');
  });

  it('a name that has no address, as unreachable', async () => {
    expect((await refusalOf(fetchGuarded('http://none.example/', { resolve: async () => [] }))).code).toBe(
      'unreachable',
    );
    const resolve = async () => Promise.reject(new Error('ENOTFOUND'));
    const error = await refusalOf(fetchGuarded('http://none.example/', { resolve }));
    expect(error).toMatchObject({ code: 'unreachable', message: 'There is no server called none.example.' });
  });

  it('a redirect from an allowed server to its port for mail', async () => {
    const server = await serve((_, response) =>
      response.writeHead(302, { location: `http://127.0.0.1:587/` }).end(),
    );
    const error = await refusalOf(fetchGuarded(server, { allowLoopback: true }));
    expect(error.code).toBe('bad-address');
  });

  it('a redirect from an allowed server to a name that is private', async () => {
    const server = await serve((_request, response) =>
      response.writeHead(302, { location: 'http://inside.example/' }).end(),
    );
    const resolve = async () => [{ address: '192.168.0.10', family: 4 }];
    expect((await refusalOf(fetchGuarded(server, { allowLoopback: true, resolve }))).code).toBe(
      'private-address',
    );
  });
});

it('A name is resolved once a request: the socket connects to what was checked', async () => {
  const server = await serve((_request, response) => response.end('here'));
  const answers = ['127.0.0.1', '10.0.0.1'];
  let asked = 0;
  const resolve = async () => {
    asked += 1;
    return [{ address: answers.shift() ?? '10.0.0.1', family: 4 }];
  };
  const address = `http://changing.example:${new URL(server).port}/`;
  expect(await fetchGuarded(address, { allowLoopback: true, resolve })).toMatchObject({ status: 200 });
  expect(asked).toBe(1);
  expect((await refusalOf(fetchGuarded(address, { allowLoopback: true, resolve }))).code).toBe(
    'private-address',
  );
});
