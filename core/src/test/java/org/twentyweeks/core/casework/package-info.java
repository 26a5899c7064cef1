/** A case's facts and deadlines, through what callers see. */
@NullMarked
package org.twentyweeks.core.casework;

import org.jspecify.annotations.NullMarked;
