package org.twentyweeks.staffauthorizer;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Where an issuer publishes its keys. Over HTTPS only, because whoever can change them on the way can make tokens; but for
 * an issuer on this machine, which is for trying out and reaches nobody else's.
 */
record IssuerAddress(URI discovery, boolean onThisMachine) {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    /**
     * Of that issuer.
     *
     * @throws IllegalStateException when no keys may be read from there
     */
    static IssuerAddress of(String issuer) {
        var root = uri(issuer).orElseThrow(() -> new IllegalStateException("STAFF_ISSUER is no address"));
        if (!isEncrypted(root) && !isLoopback(root)) {
            throw new IllegalStateException("STAFF_ISSUER must begin with https://");
        }
        return new IssuerAddress(
                URI.create(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration"), isLoopback(root));
    }

    /** An address that the issuer names for its keys; empty when it is none that keys may be read from. */
    Optional<URI> ofKeys(String named) {
        return uri(named).filter(address -> isEncrypted(address) || onThisMachine && isLoopback(address));
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text))
                    .filter(uri -> uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static boolean isEncrypted(URI address) {
        return "https".equals(address.getScheme());
    }

    private static boolean isLoopback(URI address) {
        return "http".equals(address.getScheme()) && LOOPBACK.contains(address.getHost());
    }
}
