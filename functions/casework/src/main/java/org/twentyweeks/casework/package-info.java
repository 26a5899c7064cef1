/** The staff API: what caseworkers record and see. */
@NullMarked
package org.twentyweeks.casework;

import org.jspecify.annotations.NullMarked;
