import { keepFocus } from './focus.ts';
import { keepSchemeAcrossPages, SchemeSwitch } from './scheme-switch.ts';

customElements.define('scheme-switch', SchemeSwitch);
keepSchemeAcrossPages();
keepFocus();
