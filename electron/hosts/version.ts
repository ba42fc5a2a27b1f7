// The product's version, as entries and screens carry it.
export const VERSION = '0.1.0';
