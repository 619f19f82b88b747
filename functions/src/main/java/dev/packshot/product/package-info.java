/**
 * The images of products: added, shown, changed and deleted; one of them may be the primary one.
 */
package dev.packshot.product;
