/** The rule book: each statutory clock as dated, cited data. Knows nothing of any case. */
@NullMarked
package org.twentyweeks.core.statute;

import org.jspecify.annotations.NullMarked;
