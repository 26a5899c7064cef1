/** Receiving a request for an EHC needs assessment exactly once. */
@NullMarked
package org.twentyweeks.core.intake;

import org.jspecify.annotations.NullMarked;
