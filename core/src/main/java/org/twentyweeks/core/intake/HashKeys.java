package org.twentyweeks.core.intake;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The keys of search and request hashes. None is ever removed, because hashes made with it are still stored. */
public final class HashKeys {

    private final TreeMap<Integer, String> keys;

    /**
     * @param keys version to key
     * @throws IllegalArgumentException when there is none
     */
    public HashKeys(Map<Integer, String> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("There is no hash key");
        }
        this.keys = new TreeMap<>(keys);
    }

    /** The version with which new hashes are made: the highest. */
    public int currentVersion() {
        return keys.lastKey();
    }

    /** Every version there is, the lowest first. */
    public Set<Integer> versions() {
        return Collections.unmodifiableSet(keys.keySet());
    }

    public Optional<String> key(int version) {
        return Optional.ofNullable(keys.get(version));
    }

    String current() {
        return keys.lastEntry().getValue();
    }

    @Override
    public String toString() {
        return "HashKeys" + keys.keySet();
    }
}
