/** The rule book: what it holds and what it refuses to hold. */
@NullMarked
package org.twentyweeks.core.statute;

import org.jspecify.annotations.NullMarked;
