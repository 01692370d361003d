import process from 'node:process';

process.once('exit', () => {
  console.log(JSON.stringify({ maxRssMb: process.resourceUsage().maxRSS / 1024 }));
});
await import('../../infra/local/sync.ts');
