/** The endpoints with the API's contract and documentation. */
package dev.packshot.docs;
