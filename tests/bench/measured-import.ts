import process from 'node:process';
import { measureImport } from './import.ts';

console.log(JSON.stringify(await measureImport(Number(process.argv[2]))));
