/**
 * Runs at the edge (CloudFront Functions, JavaScript runtime 2.0). An address without an ending names a
 * prerendered page, and a slash at its end is one too many.
 */
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name.
function handler(event) {
  const request = event.request;
  const path = request.uri;
  if (path === '/') {
    request.uri = '/index.html';
  } else if (path.endsWith('/')) {
    return {
      statusCode: 301,
      statusDescription: 'Moved Permanently',
      headers: { location: { value: `/${path.replace(/^\/+|\/+$/g, '')}` } },
    };
  } else if (!path.slice(path.lastIndexOf('/')).includes('.')) {
    request.uri = `${path}.html`;
  }
  return request;
}
