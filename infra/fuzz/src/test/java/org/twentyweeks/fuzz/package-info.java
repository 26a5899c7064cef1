/** What strangers send, mutated by a fuzzer that sees which code each input reaches. */
@NullMarked
package org.twentyweeks.fuzz;

import org.jspecify.annotations.NullMarked;
