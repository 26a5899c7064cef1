package org.twentyweeks.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.twentyweeks.core.hashing.Sha256;

/**
 * What a page links to. The name holds a hash of the content, so that a browser may keep it for ever and a new release is
 * seen at once.
 */
public enum Asset {

    /** The GOV.UK style sheet without the typeface and the crest of central government, and a few lines of ours. */
    STYLE_SHEET("pages", "css", "text/css; charset=utf-8") {
        @Override
        String read() {
            return Patterns.NOTICE
                    + withoutCrest(withoutTypeface(Templates.text("govuk-frontend.min.css")))
                    + Templates.text("pages.css");
        }
    },
    ICON("icon", "svg", "image/svg+xml") {
        @Override
        String read() {
            return Templates.text("icon.svg");
        }
    };

    private final String contentType;
    private final String content;
    private final String fileName;

    Asset(String name, String ending, String contentType) {
        this.contentType = contentType;
        this.content = read();
        this.fileName = name + "-"
                + Sha256.hex(Sha256.ofTexts(List.of(content))).substring(0, Patterns.HASH_SYMBOLS) + "." + ending;
    }

    abstract String read();

    /** The asset of that name, while it is the one of this release. */
    public static Optional<Asset> named(String fileName) {
        return Arrays.stream(values())
                .filter(asset -> asset.fileName.equals(fileName))
                .findFirst();
    }

    public String fileName() {
        return fileName;
    }

    public String contentType() {
        return contentType;
    }

    public String content() {
        return content;
    }

    /** Constants of an enum are made before its other fields. */
    private static final class Patterns {

        static final int HASH_SYMBOLS = 16;
        static final String NOTICE =
                "/*! GOV.UK Frontend, Crown copyright (Government Digital Service), MIT licence; shortened */\n";
        static final Pattern TYPEFACE = Pattern.compile("@font-face\\{[^}]*\\}");
        static final Pattern CREST = Pattern.compile("url\\([^)]*govuk-crest[^)]*\\)");
        static final Pattern MAP = Pattern.compile("/\\*# sourceMappingURL=[^*]*\\*/\\s*");
    }

    private static String withoutTypeface(String styleSheet) {
        return Patterns.TYPEFACE.matcher(styleSheet).replaceAll("").replace("GDS Transport,", "");
    }

    private static String withoutCrest(String styleSheet) {
        return Patterns.MAP
                .matcher(Patterns.CREST.matcher(styleSheet).replaceAll("none"))
                .replaceAll("");
    }
}
