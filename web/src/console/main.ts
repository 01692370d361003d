import { SchemeSwitch } from '../theme/scheme-switch.ts';
import { MomentSetter } from './moment-setter.ts';

customElements.define('scheme-switch', SchemeSwitch);
customElements.define('moment-setter', MomentSetter);
