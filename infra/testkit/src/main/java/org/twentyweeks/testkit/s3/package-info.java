/** An S3 server on the loopback address, for tests and the local run. */
@NullMarked
package org.twentyweeks.testkit.s3;

import org.jspecify.annotations.NullMarked;
