/** What every function needs of AWS Lambda: the boundary around a handler, its settings, secrets, and what is sent as JSON. */
@NullMarked
package org.twentyweeks.lambda;

import org.jspecify.annotations.NullMarked;
