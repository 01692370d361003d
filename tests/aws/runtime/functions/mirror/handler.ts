import { Hono } from 'hono';
import { lambdaHandler } from '../../../../../functions/lambda.ts';

/** Gives back what a request brought, in the ways in which answers differ: cookies, bytes, errors. */
const app = new Hono();
app.get('/cookies', (c) => {
  c.header('Set-Cookie', 'one=1; Path=/; HttpOnly', { append: true });
  c.header('Set-Cookie', 'two=2; Path=/; Secure', { append: true });
  return c.text(c.req.header('cookie') ?? 'none');
});
app.post('/bytes', async (c) => c.body(await c.req.arrayBuffer(), 200, { 'Content-Type': 'image/avif' }));
app.get('/text', (c) => c.text(`${'long '.repeat(200_000)}end – ✓`));
app.get('/throws', () => {
  throw new Error('what went wrong inside');
});

export const handler = lambdaHandler(app);
