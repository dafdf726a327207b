/** Arrows between two counts. First direction above and to the right, second below and to the left. */
export const TO_FRO = 'M-6.5 -2.5 H6 M3.5 -5 L6.5 -2.5 L3.5 0 M6.5 2.5 H-6 M-3.5 0 L-6.5 2.5 L-3.5 5'
/** First direction on the left and down, second on the right and up. */
export const UP_DOWN = 'M-2.5 -6 V5 M-5 2.5 L-2.5 5.5 L0 2.5 M2.5 5.5 V-6 M0 -3 L2.5 -6 L5 -3'
