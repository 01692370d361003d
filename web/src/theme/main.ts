import { keepSchemeAcrossPages, SchemeSwitch } from './scheme-switch.ts';

customElements.define('scheme-switch', SchemeSwitch);
keepSchemeAcrossPages();
