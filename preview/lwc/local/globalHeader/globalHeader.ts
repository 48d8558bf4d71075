import { LightningElement, api } from 'lwc';

/** The bar at the top of Lightning Experience. */
export default class GlobalHeader extends LightningElement {
    @api userName = '';

    get initials(): string {
        const words = this.userName.split(' ').filter((word) => word !== '');
        return words
            .map((word) => word.charAt(0))
            .join('')
            .slice(0, 2);
    }
}
