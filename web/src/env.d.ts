declare namespace App {
  interface Locals {
    reader: import('../../shared/reader.ts').Reader;
  }
}
