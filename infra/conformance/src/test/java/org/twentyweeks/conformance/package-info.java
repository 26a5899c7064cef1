/** The worked cases against the rule book, and the command against files that are none. */
@NullMarked
package org.twentyweeks.conformance;

import org.jspecify.annotations.NullMarked;
