/** The people who work on cases: who they are, and what they may do. */
@NullMarked
package org.twentyweeks.core.staff;

import org.jspecify.annotations.NullMarked;
