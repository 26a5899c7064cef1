/** The command that checks the record. */
@NullMarked
package org.twentyweeks.local.audit;

import org.jspecify.annotations.NullMarked;
