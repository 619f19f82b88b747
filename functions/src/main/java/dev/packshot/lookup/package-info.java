/** The look-up of products by the numbers of captures. */
package dev.packshot.lookup;
