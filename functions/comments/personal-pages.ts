// Pages for one person alone, together, so that they are loaded when one is asked for.
export { inFrame } from './pages/frame.ts';
export { confirmedPage, confirmPage, endedPage, endPage, mailWords, oldLinkPage } from './pages/mail.ts';
export { erasedPage, erasePage, minePage } from './pages/mine.ts';
export { deletePage, editPage, receiptPage } from './pages/own.ts';
export { reportedPage, reportPage } from './pages/report.ts';
export { againPage, previewPage, reconsiderPage } from './pages/sending.ts';
export { troublePage } from './pages/trouble.ts';
