/** The stores of core in DynamoDB. */
@NullMarked
package org.twentyweeks.dynamodb;

import org.jspecify.annotations.NullMarked;
