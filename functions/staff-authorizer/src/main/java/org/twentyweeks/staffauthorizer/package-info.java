/** Finds out who calls the staff API, from a token of the council's identity provider. */
@NullMarked
package org.twentyweeks.staffauthorizer;

import org.jspecify.annotations.NullMarked;
