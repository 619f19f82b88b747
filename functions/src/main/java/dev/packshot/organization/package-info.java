/** Organizations: their names, their members, the list of their keys and their audit trail. */
package dev.packshot.organization;
