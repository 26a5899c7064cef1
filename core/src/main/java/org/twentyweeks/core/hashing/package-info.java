/** SHA-256 as this house uses it: of bytes, and of parts that cannot run into one another. */
@NullMarked
package org.twentyweeks.core.hashing;

import org.jspecify.annotations.NullMarked;
