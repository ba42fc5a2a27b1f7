// Entry of the verifier page and of its worker, which are one script: a page opened from a file can load no second one.
import '../theme/tokens.css';
import '../theme/base.css';
import '../ui/ui.css';
import './verifier.css';
import { openPage } from './page.ts';
import { answerAsWorker } from './verification.ts';

if (typeof document === 'undefined') answerAsWorker();
else openPage(document.currentScript?.textContent ?? '');
