package org.twentyweeks.testkit.hostile;

/**
 * The bytes of a whole body.
 *
 * @param inputs how many it holds
 * @param isRefused whether nobody may take it; otherwise it may be taken or refused, and must do no harm
 */
public record HostileBody(String category, int inputs, byte[] bytes, boolean isRefused) {

    static HostileBody refused(String category, byte[] bytes) {
        return new HostileBody(category, 1, bytes, true);
    }

    static HostileBody either(String category, byte[] bytes) {
        return new HostileBody(category, 1, bytes, false);
    }
}
