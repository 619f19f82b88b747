/** The images of products and their storage. */
package dev.packshot.product;
