/** The published case format: reading a file of cases, asking the rule book, and saying where the two differ. */
@NullMarked
package org.twentyweeks.conformance;

import org.jspecify.annotations.NullMarked;
