/** What shows that nobody changed the record: nightly seals over all cases, and the check of facts, heads and seals. */
@NullMarked
package org.twentyweeks.core.audit;

import org.jspecify.annotations.NullMarked;
