import { SchemeSwitch } from '../theme/scheme-switch.ts';

customElements.define('scheme-switch', SchemeSwitch);
