/** What the API says about itself. */
package dev.packshot.docs;
