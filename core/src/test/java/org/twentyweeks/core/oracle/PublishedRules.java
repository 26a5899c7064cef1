package org.twentyweeks.core.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The table of the published page, as it was typed from there: {@code rules.csv}. */
final class PublishedRules {

    /**
     * Facts of one type, or those with these values.
     *
     * @param firstOnly only the first of its type in a case is meant
     */
    record Pattern(String type, Map<String, String> values, boolean firstOnly) {

        boolean matches(Happened fact) {
            return fact.is(type)
                    && values.entrySet().stream().allMatch(value -> fact.says(value.getKey(), value.getValue()));
        }
    }

    record Rule(
            List<Pattern> startsOn,
            String due,
            List<Pattern> metBy,
            String same,
            List<Pattern> closedBy,
            String after,
            Set<String> grounds,
            int absenceDays,
            LocalDate firstDay) {}

    private static final String REFUSAL_TO_ASSESS = "AssessmentDecided[outcome=REFUSE]";

    /** What the page says in a few words and lists elsewhere. */
    private static final Map<String, String> LISTS = Map.of(
            "a request",
            "RequestReceived, BecameResponsible",
            "not assessed",
            "RequestWithdrawn, " + REFUSAL_TO_ASSESS,
            "ended",
            "PlanCeased, PlanTransferredOut",
            "an appealable notice",
            REFUSAL_TO_ASSESS + ", NoPlanNotified, CeaseDecided, ReassessmentDecided[outcome=REFUSE],"
                    + " ReviewDecided[outcome=MAINTAIN], ReviewDecided[outcome=CEASE], AmendmentsNotMade,"
                    + " FinalPlanIssued, AmendedPlanIssued");

    private static final Map<String, Set<String>> GROUNDS = Map.of(
            "", Set.of(),
            "10(4)",
                    Set.of(
                            "SETTING_CLOSED",
                            "EARLY_YEARS_CLOSED",
                            "EXCEPTIONAL_PERSONAL_CIRCUMSTANCES",
                            "ABSENT_FROM_AREA"),
            "8(2)", Set.of("EXCEPTIONAL_PERSONAL_CIRCUMSTANCES", "ABSENT_FROM_AREA", "MISSED_APPOINTMENT"),
            "44(3)", Set.of("EXCEPTIONAL_PERSONAL_CIRCUMSTANCES", "ABSENT_FROM_AREA"));

    private final Map<String, Rule> rules = new LinkedHashMap<>();

    PublishedRules() {
        for (String line : lines("rules.csv")) {
            var cells = line.split(";", -1);
            rules.put(
                    cells[0],
                    new Rule(
                            patterns(cells[1]),
                            cells[2],
                            patterns(cells[3]),
                            cells[4],
                            patterns(cells[5]),
                            cells[6],
                            Objects.requireNonNull(GROUNDS.get(cells[7]), cells[7]),
                            cells[7].equals("44(3)") ? 14 : 28,
                            LocalDate.parse(cells[8])));
        }
    }

    Set<String> ids() {
        return rules.keySet();
    }

    Rule rule(String id) {
        return Objects.requireNonNull(rules.get(id), id);
    }

    static List<Pattern> patterns(String cell) {
        var patterns = new ArrayList<Pattern>();
        for (String words : cell.isEmpty() ? new String[0] : cell.split(", ")) {
            if (LISTS.containsKey(words)) {
                patterns.addAll(patterns(Objects.requireNonNull(LISTS.get(words))));
            } else {
                patterns.add(pattern(words));
            }
        }
        return List.copyOf(patterns);
    }

    private static Pattern pattern(String words) {
        boolean firstOnly = words.startsWith("first ");
        var name = firstOnly ? words.substring("first ".length()) : words;
        int bracket = name.indexOf('[');
        var values = new LinkedHashMap<String, String>();
        if (bracket >= 0) {
            for (String value : name.substring(bracket + 1, name.length() - 1).split(",")) {
                var sides = value.split("=");
                values.put(sides[0], sides[1]);
            }
        }
        return new Pattern(bracket < 0 ? name : name.substring(0, bracket), values, firstOnly);
    }

    /** The lines of a file beside this class, without its heading. */
    static List<String> lines(String file) {
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PublishedRules.class.getResourceAsStream(file), file),
                StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
