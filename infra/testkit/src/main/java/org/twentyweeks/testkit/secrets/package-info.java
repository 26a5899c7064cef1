/** Secrets Manager's one call that functions make, on the loopback address. */
@NullMarked
package org.twentyweeks.testkit.secrets;

import org.jspecify.annotations.NullMarked;
