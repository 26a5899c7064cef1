/** What happens after a request came in. Each handler here is a function of its own. */
@NullMarked
package org.twentyweeks.casework;

import org.jspecify.annotations.NullMarked;
