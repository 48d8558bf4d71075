/** Puts the Case page into the document. Synthetic shadow comes first: it patches what the engine builds on. */
import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import CasePage from '../lwc/local/casePage/casePage';

document.body.appendChild(createElement('local-case-page', { is: CasePage }));
