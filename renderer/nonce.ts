/**
 * The nonce of this page load, which the main process writes into the page. Imported first: libraries that add a
 * style element look for the global while they load. Without it the page's policy would refuse their styles.
 */

export const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

Object.assign(globalThis, { __webpack_nonce__: styleNonce })
