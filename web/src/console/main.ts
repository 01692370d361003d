import { SchemeSwitch } from '../theme/scheme-switch.ts';
import { MomentSetter } from './moment-setter.ts';

customElements.define('scheme-switch', SchemeSwitch);
customElements.define('moment-setter', MomentSetter);

// Each room brings its own, when it is there.
if (document.querySelector('moderation-queue')) void import('./queue/element.ts');
if (document.querySelector('import-form')) {
  void import('./import-form.ts').then(({ ImportForm }) => customElements.define('import-form', ImportForm));
}
