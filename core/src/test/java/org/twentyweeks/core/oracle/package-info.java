/** A second computation of every deadline, which shares no code with the first, and the comparison of the two. */
@NullMarked
package org.twentyweeks.core.oracle;

import org.jspecify.annotations.NullMarked;
