package org.twentyweeks.pages.request;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.twentyweeks.pages.Templates;

/**
 * The sentences of the questions, in {@code wording.properties}. A key with the asker behind it goes before one with
 * {@code PROFESSIONAL} behind it, and that before the plain one.
 */
final class Wording {

    private static final Properties SENTENCES = sentences();

    private final Asker asker;

    Wording(Asker asker) {
        this.asker = asker;
    }

    /** @throws IllegalStateException when there is no such sentence */
    String required(String key) {
        var sentence = optional(key);
        if (sentence.isEmpty()) {
            throw new IllegalStateException("The wording has no " + key);
        }
        return sentence;
    }

    /** Empty when there is no such sentence for this asker. */
    String optional(String key) {
        var general = asker.isFamily() || asker == Asker.UNKNOWN
                ? SENTENCES.getProperty(key, "")
                : SENTENCES.getProperty(key + ".PROFESSIONAL", SENTENCES.getProperty(key, ""));
        return asker.worded(SENTENCES.getProperty(key + "." + asker, general));
    }

    private static Properties sentences() {
        var sentences = new Properties();
        try {
            sentences.load(new StringReader(Templates.text("wording.properties")));
            return sentences;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
