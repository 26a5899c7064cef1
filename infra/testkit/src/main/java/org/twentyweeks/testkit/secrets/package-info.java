/** A stand-in for Secrets Manager on the loopback address, for tests. */
@NullMarked
package org.twentyweeks.testkit.secrets;

import org.jspecify.annotations.NullMarked;
