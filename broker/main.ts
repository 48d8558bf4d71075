/** Entry of the broker page's script: the only file that names the real window. */
import { startPage } from './page';

startPage(window);
