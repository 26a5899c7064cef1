/** In-memory twins of what keeps the record safe, and the contracts that they and the real ones keep. */
@NullMarked
package org.twentyweeks.testkit.audit;

import org.jspecify.annotations.NullMarked;
