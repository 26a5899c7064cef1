/** A stand-in for API Gateway and Lambda that calls the template's own handlers. */
@NullMarked
package org.twentyweeks.local.gateway;

import org.jspecify.annotations.NullMarked;
