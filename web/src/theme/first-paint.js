// Runs before the first paint, so that a chosen scheme never flashes the other one.
try {
  const chosen = localStorage.getItem('scheme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.scheme = chosen;
} catch {
  // Storage is blocked: the system's scheme it is.
}
