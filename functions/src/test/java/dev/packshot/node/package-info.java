/** What tests borrow from npm. */
package dev.packshot.node;
