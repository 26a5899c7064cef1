/** DynamoDB Local behind its own web server on the loopback address, for tests and the local run. */
@NullMarked
package org.twentyweeks.testkit.dynamodb;

import org.jspecify.annotations.NullMarked;
