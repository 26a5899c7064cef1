/** A case: its facts, their fold, and the deadlines that the rule book derives from them. */
@NullMarked
package org.twentyweeks.core.casework;

import org.jspecify.annotations.NullMarked;
