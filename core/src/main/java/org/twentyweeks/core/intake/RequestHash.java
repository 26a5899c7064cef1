package org.twentyweeks.core.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.twentyweeks.core.casework.Referral;
import org.twentyweeks.core.hashing.Sha256;

/**
 * By what a request is known when it is sent again: a keyed hash of its answers, cleaned but not shortened, in a fixed
 * order. Nothing else of a submission is in it, so that another order, time or unknown field makes no other request.
 *
 * <p>Written {@code v<form>.k<key>.<64 hex digits>}. The form of a release is never changed: a later release adds one and
 * still compares in the form of the hash that is held. It is keyed, because an erased case keeps it, and a plain hash of
 * a name and an address can be guessed.
 */
public final class RequestHash {

    private static final Pattern WRITTEN = Pattern.compile("v1\\.k([0-9]{1,9})\\.[0-9a-f]{64}");

    private RequestHash() {}

    static String of(Referral cleaned, HashKeys keys) {
        return written(cleaned, keys.currentVersion(), keys.current());
    }

    /**
     * Whether the held hash is that of these answers.
     *
     * @throws IllegalStateException when a release or a key made the hash that this one does not have
     */
    static boolean matches(String held, Referral cleaned, HashKeys keys) {
        var parts = WRITTEN.matcher(held);
        if (!parts.matches()) {
            throw new IllegalStateException("A request hash of another release is held");
        }
        int version = Integer.parseInt(parts.group(1));
        var key = keys.key(version)
                .orElseThrow(() -> new IllegalStateException("Hash key " + version + " is no longer among the keys"));
        return MessageDigest.isEqual(
                held.getBytes(StandardCharsets.US_ASCII),
                written(cleaned, version, key).getBytes(StandardCharsets.US_ASCII));
    }

    private static String written(Referral cleaned, int keyVersion, String key) {
        var mac = Sha256.keyed(key.getBytes(StandardCharsets.UTF_8), answers(cleaned));
        return "v1.k" + keyVersion + "." + Sha256.hex(mac);
    }

    private static List<String> answers(Referral referral) {
        var requester = referral.requester();
        var child = referral.child();
        var answers = new ArrayList<>(List.of(
                "request",
                requester.type(),
                requester.name(),
                requester.email(),
                requester.phone(),
                requester.relationship(),
                child.forename(),
                child.surname(),
                child.knownAs(),
                child.dateOfBirth(),
                child.postcode(),
                child.upn(),
                child.nhsNumber(),
                child.settingName(),
                child.settingUrn(),
                child.yearGroup(),
                referral.reason(),
                referral.views(),
                referral.otherPeopleInvolved()));
        answers.addAll(child.addressLines());
        return answers;
    }
}
