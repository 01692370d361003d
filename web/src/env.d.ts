declare namespace App {
  interface Locals {
    reader: import('../../shared/reader.ts').Reader;
    /** Absent where no search index is kept. */
    search?: Pick<import('../../shared/search/current-index.ts').Search, 'search'> | undefined;
    /** Whether forms of comments ask for an address. */
    asksForMail?: boolean | undefined;
  }
}
