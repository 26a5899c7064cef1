/** The clock that people, scripts and tests may set. */
@NullMarked
package org.twentyweeks.local.clock;

import org.jspecify.annotations.NullMarked;
